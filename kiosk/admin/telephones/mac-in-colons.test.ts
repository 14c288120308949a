import { expect, test } from "vitest";
import { macInColons } from "./mac-in-colons.ts";

test("DHC-02: a MAC address is shown in pairs with colons between", () => {
  expect(macInColons("E434D7300542")).toBe("E4:34:D7:30:05:42");
});
