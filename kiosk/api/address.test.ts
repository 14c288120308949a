import { expect, test } from "vitest";
import { routes } from "../../daemon/contracts/api/routes.ts";
import { addressOf } from "./address.ts";

test("a number stands in the path of its extension", () => {
  expect(addressOf(routes["extensions.sipPassword"], { number: "206" })).toBe("/api/v1/extensions/206/sip-password");
});

test("a site may be called anything without leaving its place in the path", () => {
  expect(addressOf(routes["objects.get"], { collection: "sites", key: "Siège / 2?#é" })).toBe(
    "/api/v1/configuration/sites/Si%C3%A8ge%20%2F%202%3F%23%C3%A9",
  );
});

test("what is not asked for is left out of the query", () => {
  expect(addressOf(routes["records.list"], {}, { before: undefined, limit: "50" })).toBe("/api/v1/records?limit=50");
  expect(addressOf(routes["records.list"])).toBe("/api/v1/records");
});
