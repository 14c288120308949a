import { type DraftValue, isDraft } from "./draft.ts";

interface ShortWords {
  readonly yes: string;
  readonly no: string;
  readonly empty: string;
}

/** A value in one line, for comparing: « 201, 202 », « number : 0601020304 ». */
export function inShort(value: DraftValue, words: ShortWords): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "string") return value === "" ? words.empty : value;
  if (value === null) return words.empty;
  const parts = isDraft(value) ? Object.values(value) : value;
  const shown = parts.filter((one) => one !== null && one !== "" && one !== false).map((one) => inShort(one, words));
  return shown.length === 0 ? words.empty : shown.join(isDraft(value) ? " · " : ", ");
}
