export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A strict reader of XML, to judge what was written: what is not well-formed (XML 1.0) is an error. */
export function readXml(source: string): XmlElement {
  for (const character of source) {
    const code = character.codePointAt(0) ?? 0;
    const allowed =
      code === 10 || (code >= 32 && code < 0xd800) || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
    if (!allowed) throw new Error(`character ${code} may not stand in XML`);
  }
  const root: XmlElement = { name: "", attributes: new Map(), children: [], text: "" };
  const open = [root];
  const body = source.replace(/^<\?xml version="1\.0" encoding="[\w-]+"\?>\n/, "");
  let at = 0;
  while (at < body.length) {
    const current = open.at(-1) ?? root;
    if (body[at] !== "<") {
      const end = body.indexOf("<", at) === -1 ? body.length : body.indexOf("<", at);
      current.text += decoded(body.slice(at, end));
      at = end;
      continue;
    }
    const tag = /^<(\/?)([A-Za-z_][\w.-]*)((?: [A-Za-z_][\w:]*="[^"<]*")*)(\/?)>/.exec(body.slice(at));
    if (tag === null) throw new Error(`not well-formed: ${body.slice(at, at + 60)}`);
    const [whole, closing, name = "", attributes = "", empty] = tag;
    at += whole.length;
    if (closing === "/") {
      if (current.name !== name) throw new Error(`${name} closes ${current.name}`);
      open.pop();
      continue;
    }
    const pairs = [...attributes.matchAll(/ ([\w:]+)="([^"]*)"/g)].map(
      ([, key = "", value = ""]) => [key, decoded(value)] as const,
    );
    if (new Map(pairs).size !== pairs.length) throw new Error(`an attribute of ${name} stands twice`);
    const element: XmlElement = { name, attributes: new Map(pairs), children: [], text: "" };
    current.children.push(element);
    if (empty !== "/") open.push(element);
  }
  const [only] = root.children;
  if (open.length !== 1 || only === undefined || root.children.length !== 1) throw new Error("one element holds all");
  return only;
}

function decoded(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`a bare & in ${text}`);
  return text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, number?: string, name = "") =>
    number === undefined ? (ENTITIES[name] ?? "") : String.fromCodePoint(Number(number)),
  );
}
