import { expect, test } from "vitest";
import { readQuery } from "./read-query.ts";

test("a query is a record of decoded texts", () => {
  expect(readQuery("")).toEqual({});
  expect(readQuery("before=a%3D1+b&limit=10&flag")).toEqual({ before: "a=1 b", limit: "10", flag: "" });
});

test.each(["a=1&a=2", "=1", "a=%", "a=%FF", "&", "%=1"])("%s is not understood", (query) => {
  expect(readQuery(query)).toBeUndefined();
});

test("a name of JavaScript's own is a name like any other", () => {
  expect(Object.keys(readQuery("__proto__=1&constructor=2") ?? {})).toEqual(["__proto__", "constructor"]);
});
