import { type Reason, reason } from "../reason.ts";
import { TEMPLATE_LIMITS } from "./limits.ts";
import type { Vocabulary } from "./vocabulary.ts";

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
  if (text.length > TEMPLATE_LIMITS.characters)
    return reason("template-too-long", { most: TEMPLATE_LIMITS.characters });
  const tags = [...text.matchAll(TAG)];
  if (tags.length > TEMPLATE_LIMITS.places) return reason("template-too-many-places", { most: TEMPLATE_LIMITS.places });

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
