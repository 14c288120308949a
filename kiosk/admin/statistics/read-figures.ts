import type { Problem } from "../../../daemon/contracts/api/problem.ts";
import type { StatisticsQuery } from "../../../daemon/contracts/api/statistics.ts";
import type { Ask, Good } from "../../api/ask.ts";
import type { Days } from "./span.ts";

type Read = Good<"statistics.read">;

/** The figures that were asked for, and those of the days before; or why they are not told. */
export type FoundFigures =
  | { readonly now: Read; readonly before: Read | null; readonly refused: null }
  | { readonly now: null; readonly before: null; readonly refused: Problem };

type Reply = { readonly kind: "done"; readonly body: FoundFigures; readonly tag: null } | { readonly kind: "away" };

export async function readFigures(ask: Ask, query: StatisticsQuery, earlier: Days | null): Promise<Reply> {
  const [now, before] = await Promise.all([
    ask("statistics.read", { query }),
    earlier === null ? null : ask("statistics.read", { query: { ...query, ...earlier } }),
  ]);
  if (now.kind === "refused") return done({ now: null, before: null, refused: now.problem });
  if (now.kind === "away" || before?.kind === "away") return { kind: "away" };
  return done({ now: now.body, before: before?.kind === "done" ? before.body : null, refused: null });
}

const done = (body: FoundFigures): Reply => ({ kind: "done", body, tag: null });
