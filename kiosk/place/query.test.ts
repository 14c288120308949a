import { expect, test } from "vitest";
import { queryOf, searchOf } from "./query.ts";

test("what is chosen stands in the address and is read from it, however it is written", () => {
  const chosen = { numero: "+33 6", sens: "incoming", avant: "" };

  expect(searchOf(chosen)).toBe("?numero=%2B33+6&sens=incoming");
  expect(queryOf(searchOf(chosen))).toEqual({ numero: "+33 6", sens: "incoming" });
  expect(searchOf({})).toBe("");
});

test("an address that somebody has mended by hand still says something", () => {
  expect(queryOf("?numero=%E0%A4%A&&=&sens=%")).toMatchObject({ sens: "%" });
});
