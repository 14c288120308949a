import type { Problem } from "../../../daemon/contracts/api/problem.ts";
import type { StatisticsQuery } from "../../../daemon/contracts/api/statistics.ts";
import type { Ask, Good } from "../../api/ask.ts";
import type { Days } from "./span.ts";
import type { WantedStatistics } from "./wanted-statistics.ts";

type Read = Good<"statistics.read">;

export interface FiguresQuestion {
  readonly query: StatisticsQuery;
  readonly wanted: WantedStatistics;
  /** The days before; null: they are not compared. */
  readonly earlier: Days | null;
}

/** The figures that were asked for, and those of the days before; or why they are not told. */
export type FoundFigures = { readonly question: FiguresQuestion } & (
  | { readonly now: Read; readonly before: Read | null; readonly refused: null }
  | { readonly now: null; readonly before: null; readonly refused: Problem }
);

type Reply = { readonly kind: "done"; readonly body: FoundFigures; readonly tag: null } | { readonly kind: "away" };

export async function readFigures(ask: Ask, question: FiguresQuestion): Promise<Reply> {
  const { query, earlier } = question;
  const [now, before] = await Promise.all([
    ask("statistics.read", { query }),
    earlier === null ? null : ask("statistics.read", { query: { ...query, ...earlier } }),
  ]);
  if (now.kind === "refused") return done({ question, now: null, before: null, refused: now.problem });
  if (now.kind === "away" || before?.kind === "away") return { kind: "away" };
  return done({ question, now: now.body, before: before?.kind === "done" ? before.body : null, refused: null });
}

const done = (body: FoundFigures): Reply => ({ kind: "done", body, tag: null });
