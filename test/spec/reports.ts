import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Type } from "typebox";
import { parser } from "../../daemon/kit/parse.ts";

/** A test that ran and passed. */
export interface PassedTest {
  /** The project of vitest.config.ts. */
  readonly project: string;
  /** The titles of its describes and its own. */
  readonly title: string;
}

export interface Report {
  readonly project: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly passed: readonly PassedTest[];
}

const parse = parser(
  Type.Object({
    startTime: Type.Number(),
    testResults: Type.Array(
      Type.Object({
        assertionResults: Type.Array(
          Type.Object({ ancestorTitles: Type.Array(Type.String()), title: Type.String(), status: Type.String() }),
        ),
      }),
    ),
  }),
  "a report of vitest",
);

/** One report of vitest's JSON reporter. */
export function reportOf(project: string, json: string): Report {
  const { startTime, testResults } = parse(JSON.parse(json));
  const passed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "passed")
    .map(({ ancestorTitles, title }) => ({ project, title: [...ancestorTitles, title].filter(Boolean).join(" › ") }));
  return { project, startedAt: startTime, passed };
}

/** The reports that `npm test` has left in the tree whose root this is, one for each project that ran. */
export function readReports(root: string): readonly Report[] {
  const folder = join(root, "build/test-reports");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => reportOf(basename(name, ".json"), readFileSync(join(folder, name), "utf8")));
}
