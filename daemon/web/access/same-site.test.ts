import { expect, test } from "vitest";
import { isSameSite } from "./same-site.ts";

const asked = (fields: Record<string, string>) => ({
  method: "POST",
  path: "/",
  query: "",
  fields: new Map(Object.entries({ host: "box.example:8443", ...fields }).map(([name, value]) => [name, [value]])),
  address: "192.0.2.1",
});

test("our own pages come through", () => {
  expect(isSameSite(asked({ origin: "https://box.example:8443", "sec-fetch-site": "same-origin" }), true)).toBe(true);
});

test.each([
  "https://evil.example",
  "http://box.example:8443",
  "https://box.example",
  "https://box.example:8443.evil.example",
  "null",
  "",
])("a page from %s does not", (origin) => {
  expect(isSameSite(asked({ origin }), false)).toBe(false);
});

test("who does not say where he comes from is let in only where a browser need not say it", () => {
  expect(isSameSite(asked({}), true)).toBe(false);
  expect(isSameSite(asked({}), false)).toBe(true);
});

test.each(["cross-site", "same-site", "other"])("what a browser calls %s does not come through", (site) => {
  expect(isSameSite(asked({ "sec-fetch-site": site }), false)).toBe(false);
});
