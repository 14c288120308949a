import type { HttpMethod } from "../../contracts/api/route.ts";
import { type RouteName, routes } from "../../contracts/api/routes.ts";

export type FoundRoute =
  | { readonly kind: "found"; readonly name: RouteName; readonly parameters: Readonly<Record<string, string>> }
  | { readonly kind: "wrong-method"; readonly allowed: readonly string[] }
  | { readonly kind: "unknown" };

interface Pattern {
  readonly name: RouteName;
  readonly method: HttpMethod;
  readonly steps: readonly string[];
}

const isRouteName = (name: string): name is RouteName => Object.hasOwn(routes, name);

const patterns: readonly Pattern[] = Object.entries(routes).flatMap(([name, { method, path }]) =>
  isRouteName(name) ? [{ name, method, steps: path.slice(1).split("/") }] : [],
);

/** Looks up a path below `/api/v1`; a HEAD is a GET whose body stays here. */
export function findRoute(method: string, path: string): FoundRoute {
  const steps = path.slice(1).split("/");
  const here = patterns.flatMap((pattern) => {
    const parameters = match(pattern.steps, steps);
    return parameters === undefined ? [] : [{ ...pattern, parameters }];
  });
  if (here.length === 0) return { kind: "unknown" };
  const wanted = method === "HEAD" ? "GET" : method;
  const found = here.find((one) => one.method === wanted);
  if (found !== undefined) return { kind: "found", name: found.name, parameters: found.parameters };
  return {
    kind: "wrong-method",
    allowed: here.flatMap((one) => (one.method === "GET" ? ["GET", "HEAD"] : [one.method])),
  };
}

function match(pattern: readonly string[], steps: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== steps.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const step = steps[index] ?? "";
    if (!wanted.startsWith("{")) {
      if (step !== wanted) return undefined;
      continue;
    }
    const value = decodeStep(step);
    if (value === undefined) return undefined;
    parameters[wanted.slice(1, -1)] = value;
  }
  return parameters;
}

/** Percent-decodes one step of a path; undefined when it is not well-formed UTF-8, or empty. */
export function decodeStep(step: string): string | undefined {
  if (step === "" || !/^(?:[^%]|%[0-9A-Fa-f]{2})*$/.test(step)) return undefined;
  try {
    return decodeURIComponent(step);
  } catch {
    // Well-formed escapes of bytes that are no UTF-8.
    return undefined;
  }
}
