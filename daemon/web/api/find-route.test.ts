import { describe, expect, test } from "vitest";
import { routes } from "../../contracts/api/routes.ts";
import { decodeStep, findRoute } from "./find-route.ts";

test.each(Object.entries(routes))("%s is found at its own path", (name, { method, path }) => {
  expect(findRoute(method, path.replace(/\{\w+\}/g, "205"))).toMatchObject({ kind: "found", name });
});

test("parameters are decoded once", () => {
  expect(findRoute("GET", "/configuration/sites/Si%C3%A8ge%252F%2Fx")).toMatchObject({
    parameters: { collection: "sites", key: "Siège%2F/x" },
  });
});

test("another method is told which ones there are", () => {
  expect(findRoute("PATCH", "/configuration/extensions/205")).toEqual({
    kind: "wrong-method",
    allowed: ["GET", "HEAD", "PUT", "DELETE"],
  });
  expect(findRoute("HEAD", "/records")).toMatchObject({ kind: "found", name: "records.list" });
});

test.each(["/", "/record", "/records/", "/records//", "/profiles/205/", "/RECORDS"])("%s leads nowhere", (path) => {
  expect(findRoute("GET", path)).toEqual({ kind: "unknown" });
});

describe("a step of a path", () => {
  test.each(["", "%", "%4", "%zz", "%C3", "%ED%A0%80"])("%s is not decoded", (step) => {
    expect(decodeStep(step)).toBeUndefined();
  });
});
