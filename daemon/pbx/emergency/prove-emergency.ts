import type { EmergencyProof, ProvedLine, SiteProof } from "../../contracts/emergency-proof.ts";
import type { AskedLine } from "../line-test/line-tester.ts";
import type { DialPlan } from "../routing/dial-plan.ts";
import type { Liveness } from "../routing/route-plan.ts";
import { type Walk, walkRoutes } from "./walk-routes.ts";

interface Ground {
  readonly plan: DialPlan;
  readonly live: Liveness;
  readonly now: number;
  /** Asks every address of a line now; null: there is no such line. */
  askLine(trunk: string): Promise<AskedLine | null>;
}

/** Walks the way of every emergency number from every site, and asks the lines on it. Nobody is called. */
export async function proveEmergency({ plan, live, now, askLine }: Ground): Promise<EmergencyProof> {
  const walks = walkRoutes(plan, live, now);
  const trunks = [...new Set(walks.flatMap((walk) => walk.trunks))];
  const tests = await Promise.all(trunks.map(async (trunk) => [trunk, await askLine(trunk)] as const));
  const lines = new Map(
    tests.flatMap(([trunk, test]) => (test === null ? [] : [[trunk, provedLine(plan, trunk, test)] as const])),
  );
  return { at: now, revision: plan.view.revision, sites: walks.map((walk) => siteProof(walk, lines)) };
}

/** A registration is a proof by itself: some operators answer no OPTIONS. So is a gateway that is registered here. */
function provedLine(plan: DialPlan, trunk: string, { state, why, answers }: AskedLine): ProvedLine {
  const isRegistered = why.code === "line-registered" || why.code === "line-registered-here";
  const works = state === "in-service" && (isRegistered || answers === true);
  return { trunk, name: plan.trunks.get(trunk)?.name ?? "", state, why, answers, works };
}

function siteProof({ site, extension, numbers, trunks }: Walk, known: ReadonlyMap<string, ProvedLine>): SiteProof {
  const lines = trunks.flatMap((trunk) => known.get(trunk) ?? []);
  const isWhole = numbers.every(({ trouble }) => trouble === null) && lines.some(({ works }) => works);
  const verdict = !isWhole ? "failed" : lines[0]?.works === true ? "proved" : "weak";
  return { site, extension, numbers: [...numbers], lines, verdict };
}
