import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import type { Problem } from "../../contracts/api/problem.ts";
import type { Route } from "../../contracts/api/route.ts";
import { words } from "../../model/config/field.ts";
import type { Issue } from "../../model/config/issue.ts";
import { shapeIssues } from "../../model/config/shape.ts";
import { notFound, problem, refused } from "./problems.ts";

/** What passed, or why not. */
export type Passed =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "refused"; readonly problem: Problem };

/** The doors of one route: every part of a request, and its answers. Compiled when the route is first asked for. */
export interface RouteDoors {
  parameters(value: Readonly<Record<string, string>>): Passed;
  query(value: Readonly<Record<string, string>>): Passed;
  body(value: unknown): Passed;
  /** Whether that is what the table promises for this status. */
  answers(status: number, body: unknown): boolean;
}

export function routeDoors({ parameters, query, body, answers }: Route): RouteDoors {
  const [checkParameters, checkQuery, checkBody] = [lazily(parameters), lazily(query), lazily(body)];
  const checks = new Map(Object.entries(answers).map(([status, schema]) => [Number(status), lazily(schema)]));
  return {
    // An ill-formed number or name is one that does not exist.
    parameters: (value) => (checkParameters(value) ? pass(value) : { kind: "refused", problem: notFound() }),
    query: (value) => (checkQuery(value) ? pass(value) : { kind: "refused", problem: wrongQuery }),
    body(value) {
      if (checkBody(value)) return pass(value);
      const issues = body === undefined ? [] : shapeIssues(body, value);
      return { kind: "refused", problem: refused(issues.length > 0 ? issues.slice(0, MOST_ISSUES) : [ill]) };
    },
    answers: (status, value) => checks.get(status)?.(value) ?? false,
  };
}

const MOST_ISSUES = 100;

const pass = (value: unknown): Passed => ({ kind: "value", value });

function lazily(schema: TSchema | undefined): (value: unknown) => boolean {
  if (schema === undefined) return () => true;
  let check: { Check(value: unknown): boolean } | undefined;
  return (value) => {
    check ??= Compile(schema);
    return check.Check(value);
  };
}

const ill: Issue = {
  path: "",
  code: "shape",
  message: "Le corps n'a pas la forme attendue.",
  english: "The body has not the expected shape.",
};

const wrongQuery = problem(
  400,
  "wrong-query",
  words(
    "Les paramètres après « ? » ne sont pas ceux attendus.",
    "The parameters after the question mark are not the expected ones.",
  ),
);
