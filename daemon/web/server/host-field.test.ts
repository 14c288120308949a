import { describe, expect, test } from "vitest";
import { originOf, parseHost } from "./host-field.ts";

describe("a Host field", () => {
  test.each([
    ["box.example:8443", { host: "box.example", port: 8443 }],
    ["SipleoBox.local", { host: "sipleobox.local", port: undefined }],
    ["192.0.2.1", { host: "192.0.2.1", port: undefined }],
    ["[2001:DB8::1]:443", { host: "2001:db8::1", port: 443 }],
  ])("%s is understood", (written, expected) => {
    expect(parseHost(written)).toEqual(expected);
  });

  test.each([
    undefined,
    "",
    "a b",
    "box.example:0",
    "box.example:99999",
    "box.example:80:80",
    "user@box.example",
    "box.example/x",
    "box.example?x",
    "[fe80::1%25eth0]",
    "[192.0.2.1]",
    "2001:db8::1",
    "-a.example",
    "evil.example\r\nX: y",
    `${"a".repeat(64)}.example`,
  ])("%s is not taken", (written) => {
    expect(parseHost(written)).toBeUndefined();
  });
});

test("an origin is written as browsers write it", () => {
  expect(originOf({ host: "box.example", port: 443 })).toBe("https://box.example");
  expect(originOf({ host: "2001:db8::1", port: 8443 })).toBe("https://[2001:db8::1]:8443");
});
