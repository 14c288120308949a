import { expect, test } from "vitest";
import { documentSchema } from "../document.ts";
import { isRecord } from "../json.ts";
import { choiceWords } from "./choice-words.ts";

/** Names and keys, which are what they are in every language, and words that both languages have. */
const SAME = /^(?:[A-Z0-9][A-Z0-9.-]*|[*#]|opus|orange|turquoise|violet)$/;
/** Told by sentences of their own: rights-sentences.ts. */
const APART = ["classes"];

/** Every choice of the document by the field that it is of. */
function choices(schema: unknown, field: string): readonly (readonly [field: string, value: string])[] {
  if (!isRecord(schema)) return [];
  if (typeof schema.const === "string") return field === "kind" ? [] : [[field, schema.const]];
  const any = Array.isArray(schema.anyOf) ? schema.anyOf : [];
  const properties = isRecord(schema.properties) ? Object.entries(schema.properties) : [];
  return [
    ...any.flatMap((one) => choices(one, field)),
    ...choices(schema.items, field),
    ...properties.flatMap(([name, one]) => choices(one, name)),
  ];
}

test("no choice of the document is told by the word that programs have for it", () => {
  const raw = choices(documentSchema, "").filter(([field, value]) => {
    const { fr, en } = choiceWords(field, value);
    return !SAME.test(value) && !APART.includes(field) && fr === value && en === value;
  });

  expect(raw).toEqual([]);
});
