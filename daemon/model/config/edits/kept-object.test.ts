import { expect, test } from "vitest";
import { keptObject } from "./kept-object.ts";

test("what is kept of an object has its defaults and no password", () => {
  expect(keptObject("agents", { number: "301", name: "Léa", pin: "2468" })).toEqual({
    number: "301",
    name: "Léa",
    ringSeconds: 30,
    overflow: null,
  });
});
