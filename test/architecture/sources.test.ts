import { expect, test } from "vitest";
import { circles, type Import, packageOf } from "./sources.ts";

const leads = (from: string, to: string): Import => ({ from, to, ours: true, typeOnly: false });

test("a circle of three files is found, a diamond is none", () => {
  expect(circles([leads("a", "b"), leads("b", "c"), leads("c", "a")])).toEqual(["a → b → c → a"]);
  expect(circles([leads("a", "b"), leads("a", "c"), leads("b", "d"), leads("c", "d")])).toEqual([]);
});

test("the package of a deep import is named", () => {
  expect(packageOf("typebox/compile")).toBe("typebox");
  expect(packageOf("@scope/name/deep")).toBe("@scope/name");
});
