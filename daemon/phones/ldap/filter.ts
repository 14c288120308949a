import { type BerReader, malformed } from "./ber.ts";

/** What is looked for (RFC 4511 §4.5.1.7). Names of attributes are as they were sent. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly of: readonly Filter[] }
  | { readonly kind: "not"; readonly of: Filter }
  | { readonly kind: Comparison; readonly attribute: string; readonly value: string }
  | ({ readonly kind: "substrings"; readonly attribute: string } & Substrings)
  | { readonly kind: "present"; readonly attribute: string }
  /** A matching rule of its own: none is known here. */
  | { readonly kind: "extensible" };

export type Comparison = "equal" | "at-least" | "at-most" | "like";

/** Pieces in their order; null: nothing has to stand there. */
export interface Substrings {
  readonly initial: string | null;
  readonly any: readonly string[];
  readonly final: string | null;
}

/** Those of telephones are three deep, with a dozen parts. */
const DEEPEST = 16;
const MOST_PARTS = 64;

const KIND = {
  and: 0xa0,
  or: 0xa1,
  not: 0xa2,
  equal: 0xa3,
  substrings: 0xa4,
  atLeast: 0xa5,
  atMost: 0xa6,
  present: 0x87,
  like: 0xa8,
  extensible: 0xa9,
} as const;

const COMPARISONS: ReadonlyMap<number, Comparison> = new Map([
  [KIND.equal, "equal"],
  [KIND.atLeast, "at-least"],
  [KIND.atMost, "at-most"],
  [KIND.like, "like"],
]);

/** Reads the filter that is next. Throws LDAP_MALFORMED, also when it is deeper or larger than any that makes sense. Pure. */
export function readFilter(reader: BerReader): Filter {
  let parts = 0;
  const another = (): void => {
    parts += 1;
    if (parts > MOST_PARTS) throw malformed("filter of too many parts");
  };
  const read = (from: BerReader, depth: number): Filter => {
    if (depth > DEEPEST) throw malformed("filter too deep");
    another();
    const tag = from.tag ?? 0;
    const comparison = COMPARISONS.get(tag);
    if (comparison !== undefined) {
      const pair = from.within(tag);
      return { kind: comparison, attribute: pair.text(), value: pair.text() };
    }
    switch (tag) {
      case KIND.and:
      case KIND.or: {
        const inside = from.within(tag);
        const of: Filter[] = [];
        while (!inside.isAtEnd) of.push(read(inside, depth + 1));
        return { kind: tag === KIND.and ? "and" : "or", of };
      }
      case KIND.not:
        return { kind: "not", of: read(from.within(tag), depth + 1) };
      case KIND.substrings:
        return readSubstrings(from.within(tag), another);
      case KIND.present:
        return { kind: "present", attribute: from.text(tag) };
      case KIND.extensible:
        from.contents(tag);
        return { kind: "extensible" };
      default:
        throw malformed(`filter ${tag}`);
    }
  };
  return read(reader, 0);
}

const PIECE = { initial: 0x80, any: 0x81, final: 0x82 } as const;

function readSubstrings(from: BerReader, another: () => void): Filter {
  const attribute = from.text();
  const pieces = from.within(0x30);
  let initial: string | null = null;
  let final: string | null = null;
  const any: string[] = [];
  for (let at = 0; !pieces.isAtEnd; at++) {
    const { tag, contents } = pieces.next();
    const text = contents.toString("utf8");
    // Only the first may be initial, and nothing follows the final one.
    if (final !== null) throw malformed("substrings");
    another();
    if (tag === PIECE.initial && at === 0) initial = text;
    else if (tag === PIECE.any) any.push(text);
    else if (tag === PIECE.final) final = text;
    else throw malformed("substrings");
  }
  if (initial === null && final === null && any.length === 0) throw malformed("substrings");
  return { kind: "substrings", attribute, initial, any, final };
}
