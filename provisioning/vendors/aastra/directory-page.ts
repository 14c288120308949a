import type { DirectoryAsked, ListedKind, Sought } from "../../directory-page.ts";
import { elementOf, textElement, XML_DECLARATION } from "../../keys/xml-element.ts";

/** Their menus hold thirty items; one of them may lead on. */
const ON_A_PAGE = 25;

interface Words {
  readonly title: string;
  readonly prompt: string;
  readonly nobody: (typed: string) => string;
  readonly more: string;
  /** Beside the name; empty: nothing needs to be said of it. */
  readonly kinds: Readonly<Record<ListedKind, string>>;
}

const WORDS = {
  fr: {
    title: "Annuaire",
    prompt: "Nom ou numéro :",
    nobody: (typed: string) => `Personne ne correspond à « ${typed} ».`,
    more: "Suite",
    kinds: { work: "", mobile: "mobile", home: "domicile", fax: "fax" },
  },
  en: {
    title: "Directory",
    prompt: "Name or number:",
    nobody: (typed: string) => `Nobody matches “${typed}”.`,
    more: "More",
    kinds: { work: "", mobile: "mobile", home: "home", fax: "fax" },
  },
} as const satisfies Record<string, Words>;

/** The directory key of an Aastra: what to look for, then a menu of numbers, each of which dials. */
export function aastraDirectoryPage({ url, query, language, find }: DirectoryAsked): string {
  const words = WORDS[language];
  const typed = query.get("name");
  const title = textElement("Title", words.title);
  if (typed === undefined) {
    const asks = [title, textElement("Prompt", words.prompt), textElement("URL", url), "<Parameter>name</Parameter>"];
    return page("AastraIPPhoneInputScreen", 'type="string" destroyOnExit="yes"', asks);
  }
  const lines = find(soughtBy(typed)).flatMap(({ name, numbers }) =>
    numbers.map(({ kind, number }) => ({ name, kind: words.kinds[kind], number })),
  );
  if (lines.length === 0) {
    return page("AastraIPPhoneTextScreen", 'destroyOnExit="yes"', [title, textElement("Text", words.nobody(typed))]);
  }
  const from = pageFrom(query.get("from"), lines.length);
  const items = lines
    .slice(from, from + ON_A_PAGE)
    .map(({ name, kind, number }) =>
      elementOf(
        "MenuItem",
        textElement("Prompt", kind === "" ? name : `${name} (${kind})`),
        textElement("URI", `Dial:${number}`),
      ),
    );
  const next = from + ON_A_PAGE;
  if (next < lines.length) {
    const address = `${url}?name=${encodeURIComponent(typed)}&from=${next}`;
    items.push(elementOf("MenuItem", textElement("Prompt", words.more), textElement("URI", address)));
  }
  return page("AastraIPPhoneTextMenu", 'style="none" destroyOnExit="yes"', [title, ...items]);
}

const soughtBy = (typed: string): Sought =>
  /^[+0-9*#][0-9 .*#-]*$/.test(typed)
    ? { kind: "number", number: typed, isWhole: false }
    : { kind: "name", begins: typed };

/** Whatever else stood there: the first. */
const pageFrom = (written: string | undefined, count: number): number => {
  const from = /^\d{1,6}$/.test(written ?? "") ? Number(written) : 0;
  return from < count ? from : 0;
};

const page = (name: string, attributes: string, inside: readonly string[]): string =>
  `${XML_DECLARATION}<${name} ${attributes}>${inside.join("")}</${name}>`;
