import type { Static, TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { BoxError } from "./box-error.ts";

/** What is wrong with a value, and where in it (`/extensions/3/number`). */
export interface ShapeIssue {
  readonly path: string;
  readonly message: string;
}

const mostIssues = 20;

/**
 * A door: makes of an unknown value one that its schema promises, or throws `UNREADABLE {what, issues}`.
 * Compiled once, when it is first needed: a command line uses few of the doors it imports. `what` names the thing for the sentence ("the answer of config.get").
 */
export function parser<S extends TSchema>(schema: S, what: string): (value: unknown) => Static<S> {
  const compile = (): { Check(value: unknown): boolean; Errors(value: unknown): readonly ShapeError[] } =>
    Compile(schema);
  let compiled: ReturnType<typeof compile> | undefined;
  return (value) => {
    compiled ??= compile();
    const door = compiled;
    if (door.Check(value)) return value as Static<S>;
    const issues = door.Errors(value).slice(0, mostIssues).map(shapeIssue);
    throw new BoxError("UNREADABLE", { what, issues }, { sentence: `${what} is not as agreed: ${inWords(issues)}` });
  };
}

interface ShapeError {
  readonly instancePath: string;
  readonly message: string;
}

const shapeIssue = (error: ShapeError): ShapeIssue => ({
  path: error.instancePath,
  message: error.message,
});

const inWords = (issues: readonly ShapeIssue[]): string =>
  issues.map((issue) => `${issue.path === "" ? "it" : issue.path} ${issue.message}`).join("; ");
