import { describe, expect, test } from "vitest";
import { routes } from "../../contracts/api/routes.ts";
import { decodeStep, findRoute } from "./find-route.ts";

test.each(Object.entries(routes))("%s is found at its own path", (name, { method, path }) => {
  expect(findRoute(method, path.replace(/\{\w+\}/g, "205"))).toMatchObject({ kind: "found", name });
});

test("parameters are decoded once", () => {
  expect(findRoute("GET", "/sites/Si%C3%A8ge%252F%2Fx")).toMatchObject({ parameters: { name: "Siège%2F/x" } });
});

test("another method is told which ones there are", () => {
  expect(findRoute("PATCH", "/extensions/205")).toEqual({
    kind: "wrong-method",
    allowed: ["GET", "HEAD", "PUT", "DELETE"],
  });
  expect(findRoute("HEAD", "/extensions")).toMatchObject({ kind: "found", name: "extensions.list" });
});

test.each(["/", "/extension", "/extensions/", "/extensions//", "/extensions/205/", "/EXTENSIONS"])(
  "%s leads nowhere",
  (path) => {
    expect(findRoute("GET", path)).toEqual({ kind: "unknown" });
  },
);

describe("a step of a path", () => {
  test.each(["", "%", "%4", "%zz", "%C3", "%ED%A0%80"])("%s is not decoded", (step) => {
    expect(decodeStep(step)).toBeUndefined();
  });
});
