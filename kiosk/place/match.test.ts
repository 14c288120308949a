import { expect, test } from "vitest";
import { match } from "./match.ts";

test("the number of an extension is read from its address", () => {
  expect(match("/postes/:number", "/postes/206")).toEqual({ number: "206" });
  expect(match("/postes/:number", "/postes/206/")).toEqual({ number: "206" });
});

test("a site may have a slash in its name", () => {
  expect(match("/site/:name", "/site/A%2FB")).toEqual({ name: "A/B" });
});

test.each(["/postes", "/postes/", "/postes/1/2", "/sites/1", "/postes/%"])("%s is no extension", (path) => {
  expect(match("/postes/:number", path)).toBeUndefined();
});
