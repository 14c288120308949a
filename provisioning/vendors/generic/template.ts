import { type Reason, reason } from "../../../daemon/model/reason.ts";
import { oneLine } from "../../keys/one-line.ts";
import { xmlEscaped, xmlText } from "../../keys/xml-text.ts";
import type { View } from "./view.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** How values are made harmless: `line` for files of lines, `xml` for XML. No place is without one. */
export type Escape = "line" | "xml";

/**
 * Text with places: `{{name}}`, `{{#part}} … {{/part}}` if there is such a part or for each of a list, `{{^part}} … {{/part}}`
 * if there is none. No logic, no code, no names but those of the vocabulary; lists do not nest, so what comes out is
 * never longer than the longest list times the template.
 */
export type Template = readonly Piece[];

type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "place"; readonly name: string }
  | { readonly kind: "part"; readonly name: string; readonly absent: boolean; readonly pieces: Template };

const most = { characters: 16_384, places: 400 } as const;

const TAG = /\{\{([#^/]?)\s*([a-z][a-z0-9_]*)\s*\}\}/g;

interface Open {
  readonly name: string;
  readonly line: number;
  readonly absent: boolean;
  readonly pieces: Piece[];
  /** What has a name inside. */
  readonly within: Vocabulary;
  readonly inList: boolean;
}

/** Reads a template; a reason: what is wrong with it, and on which line. */
export function compileTemplate(text: string, vocabulary: Vocabulary): Template | Reason {
  if (text.length > most.characters) return reason("template-too-long", { most: most.characters });
  const tags = [...text.matchAll(TAG)];
  if (tags.length > most.places) return reason("template-too-many-places", { most: most.places });

  const root: Open = { name: "", line: 1, absent: false, pieces: [], within: vocabulary, inList: false };
  const open: Open[] = [root];
  let from = 0;
  for (const tag of tags) {
    const [whole, sign = "", name = ""] = tag;
    const current = open.at(-1) ?? root;
    const line = text.slice(0, tag.index).split("\n").length;
    current.pieces.push({ kind: "text", text: text.slice(from, tag.index) });
    from = tag.index + whole.length;
    if (sign === "/") {
      if (current === root || current.name !== name) return reason("template-part-unopened", { line, name });
      open.pop();
      (open.at(-1) ?? root).pieces.push({ kind: "part", name, absent: current.absent, pieces: current.pieces });
      continue;
    }
    const inside = insideOf(open, name);
    if (inside === null) return reason("template-name-unknown", { line, name });
    if (sign === "") {
      if (inside !== "text") return reason("template-name-unknown", { line, name });
      current.pieces.push({ kind: "place", name });
      continue;
    }
    const isList = inside !== "text" && inside.isList;
    if (isList && sign === "#" && current.inList) return reason("template-lists-nested", { line, name });
    const within = inside === "text" || sign === "^" ? NOTHING : inside.vocabulary;
    open.push({
      name,
      line,
      absent: sign === "^",
      pieces: [],
      within,
      inList: current.inList || (isList && sign === "#"),
    });
  }
  const last = open.at(-1) ?? root;
  if (last !== root) return reason("template-part-open", { line: last.line, name: last.name });
  return [...root.pieces, { kind: "text", text: text.slice(from) }];
}

const NOTHING: Vocabulary = { texts: [], parts: {}, lists: {} };

/** What a name stands for, seen from the innermost part outward. */
function insideOf(open: readonly Open[], name: string): "text" | { vocabulary: Vocabulary; isList: boolean } | null {
  for (const { within } of open.toReversed()) {
    if (within.texts.includes(name)) return "text";
    const [part, list] = [ownOf(within.parts, name), ownOf(within.lists, name)];
    if (part !== undefined) return { vocabulary: part, isList: false };
    if (list !== undefined) return { vocabulary: list, isList: true };
  }
  return null;
}

const ownOf = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const ESCAPES: Readonly<Record<Escape, (text: string) => string>> = {
  line: oneLine,
  xml: (text) => xmlEscaped(xmlText(text)),
};

/** The text of a template for one telephone. */
export function fillTemplate(template: Template, view: View, way: Escape): string {
  return filled(template, [view], ESCAPES[way]);
}

function filled(template: Template, scopes: readonly View[], harmless: (text: string) => string): string {
  const look = (name: string) => scopes.find((scope) => scope.has(name))?.get(name);
  const parts = template.map((piece) => {
    if (piece.kind === "text") return piece.text;
    const value = look(piece.name);
    if (piece.kind === "place") return typeof value === "string" ? harmless(value) : "";
    const there = value !== undefined && !(Array.isArray(value) && value.length === 0);
    if (piece.absent) return there ? "" : filled(piece.pieces, scopes, harmless);
    if (!there) return "";
    if (typeof value === "string") return filled(piece.pieces, scopes, harmless);
    const each: readonly View[] = isView(value) ? [value] : value;
    return each.map((one) => filled(piece.pieces, [one, ...scopes], harmless)).join("");
  });
  return parts.join("");
}

const isView = (value: View | readonly View[]): value is View => value instanceof Map;
