import fc from "fast-check";
import { expect, test } from "vitest";
import { readQuery } from "./read-query.ts";

test.each<[string, Record<string, string>]>([
  ["", { "": "" }],
  ["name=%C3%89lo%C3%AFse", { name: "Éloïse" }],
  ["name=%C9lo%EFse", { name: "Éloïse" }],
  ["a=1&a=2&b=c+d&e=f%3Dg=h", { a: "1", b: "c d", e: "f=g=h" }],
  ["?command=get%5flist", { command: "get_list" }],
  ["a=%zz%", { a: "%zz%" }],
])("%s", (target, expected) => {
  expect(Object.fromEntries(readQuery(target))).toEqual(expected);
});

test("any text comes back from the way in which browsers write it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(readQuery(`${new URLSearchParams({ a: text })}`).get("a")).toBe(text);
    }),
  );
});
