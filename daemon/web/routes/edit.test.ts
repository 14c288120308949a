import { expect, test } from "vitest";
import { issuesWithin, warningsAbout } from "./edit.ts";
import { entityTag, matches } from "./entity-tag.ts";

const issue = (path: string) => ({ path, code: "shape", message: "non", english: "no" });

test("issues of the document are told by the fields of the form", () => {
  const told = issuesWithin("/extensions/7", [
    issue("/extensions/7/name"),
    issue("/extensions/70/name"),
    issue("/groups/0"),
  ]);

  expect(told.map(({ path }) => path)).toEqual(["/name", "", ""]);
});

test("the same content has the same tag, another content another one", () => {
  const tag = entityTag({ number: "205", name: "Gérant" });

  expect(tag).toMatch(/^"[A-Za-z0-9_-]{27}"$/);
  expect(entityTag({ name: "Gérant", number: "205" })).toBe(tag);
  expect(entityTag({ number: "205", name: "Gerant" })).not.toBe(tag);
});

test("If-Match names a tag, one of several, or any", () => {
  expect(matches('"a"', '"a"')).toBe(true);
  expect(matches('"b", "a"', '"a"')).toBe(true);
  expect(matches("*", '"a"')).toBe(true);
  expect(matches('W/"a"', '"a"')).toBe(false);
  expect(matches("a", '"a"')).toBe(false);
});

test("warnings of the document are told by field where they are about the object, and left out where they are not", () => {
  const warning = (path: string) => ({
    path,
    code: "never-reached",
    message: "",
    english: "",
    level: "warning" as const,
  });
  const all = ["/extensions/7/blackList/1/pattern", "/extensions/70", "/outboundRules/0", "/extensions/7"].map(warning);

  expect(warningsAbout("/extensions/7", all).map(({ path }) => path)).toEqual(["/blackList/1/pattern", ""]);
  expect(warningsAbout(null, all)).toEqual([]);
});
