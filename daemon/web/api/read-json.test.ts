import { expect, test } from "vitest";
import { isJsonType, readJson } from "./read-json.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a JSON text is its value", () => {
  expect(readJson(bytes('{"name":"Zoé 😀"}'))).toEqual({ kind: "value", value: { name: "Zoé 😀" } });
});

test("what is no JSON is refused with the reason, and without repeating what was sent", () => {
  const read = readJson(bytes('{"password":"s3cret",}'));

  expect(read).toMatchObject({ kind: "refused", problem: { status: 400, code: "ill-formed-json" } });
  expect(JSON.stringify(read)).not.toContain("s3cret");
});

test.each([[[0x22, 0xff, 0x22]], [[0x22, 0xed, 0xa0, 0x80, 0x22]], [[0x22, 0xc0, 0x80, 0x22]]])(
  "bytes that are no UTF-8 are refused",
  (raw) => {
    expect(readJson(Uint8Array.from(raw))).toMatchObject({ problem: { code: "not-utf8" } });
  },
);

test("an empty body and a byte order mark are no JSON", () => {
  expect(readJson(bytes(""))).toMatchObject({ problem: { code: "ill-formed-json" } });
  expect(readJson(bytes("\ufeff{}"))).toMatchObject({ problem: { code: "ill-formed-json" } });
});

test("a body that is nested without end is refused before anybody walks through it", () => {
  const nested = (depth: number) => bytes(`{"name":${"[".repeat(depth)}"[[\\"[["${"]".repeat(depth)}}`);

  expect(readJson(nested(120_000))).toMatchObject({ problem: { status: 400, code: "too-deep" } });
  expect(readJson(bytes(`{"a":`.repeat(120_000)))).toMatchObject({ problem: { code: "too-deep" } });
  expect(readJson(nested(60))).toMatchObject({ kind: "value" });
  expect(readJson(bytes(`[${"[],".repeat(500)}{}]`))).toMatchObject({ kind: "value" });
});

test("only JSON is taken for JSON", () => {
  expect(isJsonType("application/json")).toBe(true);
  expect(isJsonType("application/json; charset=UTF-8")).toBe(true);
  for (const other of [undefined, "", "text/plain", "application/json; charset=latin1", "application/jsonp"]) {
    expect(isJsonType(other)).toBe(false);
  }
});
