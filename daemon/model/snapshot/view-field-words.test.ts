import { expect, test } from "vitest";
import { pbxAgentSchema, pbxExtensionSchema, pbxGroupSchema, pbxTrunkSchema, pbxViewSchema } from "./pbx-view.ts";
import { type ToldPart, viewFieldWords } from "./view-field-words.ts";

const parts: readonly (readonly [ToldPart, { readonly properties: object }])[] = [
  ["extensions", pbxExtensionSchema],
  ["groups", pbxGroupSchema],
  ["agents", pbxAgentSchema],
  ["trunks", pbxTrunkSchema],
  ["sip", pbxViewSchema.properties.sip],
];
const fields = parts.flatMap(([part, { properties }]) =>
  Object.keys(properties).map((field) => [part, field] as const),
);

test.each(fields)("%s.%s is told in words of both languages", (part, field) => {
  const { fr, en } = viewFieldWords(part, field);

  expect([fr, en]).not.toContain("");
  expect([fr, en]).not.toContain(field);
  expect(fr).not.toBe("autre réglage");
});

test("what only another version knows is told without its name", () => {
  expect(viewFieldWords("trunks", "unheardOf")).toEqual({ fr: "autre réglage", en: "another setting" });
});
