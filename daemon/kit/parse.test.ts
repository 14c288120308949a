import Type from "typebox";
import { expect, test } from "vitest";
import { parser } from "./parse.ts";

const parse = parser(Type.Object({ port: Type.Integer() }, { additionalProperties: false }), "the settings");

test("a value of the promised shape passes", () => {
  expect(parse({ port: 5060 })).toEqual({ port: 5060 });
});

test("anything else is refused with the place of each fault", () => {
  expect(() => parse({ port: "5060", speed: 1 })).toThrow(
    expect.objectContaining({
      code: "UNREADABLE",
      message: expect.stringMatching(/^the settings is not as agreed: .*\/port must be integer/),
    }),
  );
});
