import { expect, test } from "vitest";
import { readName, readTarget } from "./asked.ts";

const token = "a".repeat(26);

test.each([
  ["/001565112233.cfg", { token: null, name: "001565112233.cfg" }],
  ["//001565112233.cfg", { token: null, name: "001565112233.cfg" }],
  [`/p/${token}/y000000000028.cfg?x=%31?`, { token, name: "y000000000028.cfg", query: "x=%31?" }],
  ["/Aastra/00085D112233.cfg", { token: null, name: "Aastra/00085D112233.cfg" }],
  ["/p/short/a.cfg", { token: null, name: "p/short/a.cfg" }],
  ["/%2e%2e/%2e%2e/etc/passwd", { token: null, name: "../../etc/passwd" }],
])("%s is read", (target, asked) => {
  expect(readTarget(target)).toEqual({ query: "", ...asked });
});

test.each(["/a%00b.cfg", "/a%5cb.cfg", "/%", "/%ff.cfg", `/${"a".repeat(200)}.cfg`, "", "http://elsewhere/a.cfg"])(
  "%s is nothing that a telephone would ask for",
  (target) => {
    expect(readTarget(target)?.name ?? "").toBe("");
  },
);

test.each([
  ["00085D112233.cfg", { token: null, name: "00085D112233.cfg" }],
  ["/00085D112233.cfg", { token: null, name: "00085D112233.cfg" }],
  [`p/${token}/00085D112233.cfg`, { token, name: "00085D112233.cfg" }],
  ["a%2fb?c.cfg", { token: null, name: "a%2fb?c.cfg" }],
  ["../../etc/passwd", { token: null, name: "../../etc/passwd" }],
  ["..\\..\\etc\\passwd", null],
  ["a\nb", null],
])("by TFTP, %j is read as it stands", (name, asked) => {
  expect(readName(name)).toEqual(asked === null ? null : { query: "", ...asked });
});
