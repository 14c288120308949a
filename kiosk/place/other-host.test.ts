import { expect, test } from "vitest";
import { cameBy, siteAt } from "./other-host.ts";

test("a link leads to the same port of another address", () => {
  expect(siteAt("10.0.0.9", { protocol: "https:", port: "8443" }, "/reseau")).toBe("https://10.0.0.9:8443/reseau");
  expect(siteAt("10.0.0.9", { protocol: "https:", port: "" }, "/")).toBe("https://10.0.0.9/");
});

test("who came by another address has not tried the new one; by a name he may have", () => {
  expect(cameBy("10.0.0.9", "10.0.0.9")).toBe(true);
  expect(cameBy("sipleo.local", "10.0.0.9")).toBe(true);
  expect(cameBy("192.168.1.57", "10.0.0.9")).toBe(false);
});
