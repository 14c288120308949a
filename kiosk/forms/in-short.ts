import { type Draft, type DraftValue, isDraft } from "./draft.ts";

interface ShortWords {
  readonly yes: string;
  readonly no: string;
  readonly empty: string;
  /** What a value is called at a path (`numbers/*`, with a star for any place in a list), where it has a name. */
  readonly called: (path: string, value: string) => string | undefined;
  /** What its parts say together, where people have words for it: a time range. */
  readonly together: (value: Draft) => string | undefined;
}

/** The value of a field in one line, for comparing: « 201, 202 », « numéro extérieur · 0601020304 ». */
export function inShort(path: string, value: DraftValue, words: ShortWords): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "string") return words.called(path, value) ?? (value === "" ? words.empty : value);
  if (value === null) return words.empty;
  const together = isDraft(value) ? words.together(value) : undefined;
  if (together !== undefined) return together;
  const parts: readonly (readonly [string, DraftValue])[] = isDraft(value)
    ? Object.entries(value)
    : value.map((one) => ["*", one]);
  const shown = parts
    .filter(([, one]) => one !== null && one !== "" && one !== false)
    .map(([step, one]) => inShort(`${path}/${step}`, one, words));
  return shown.length === 0 ? words.empty : shown.join(isDraft(value) ? " · " : ", ");
}
