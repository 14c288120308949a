import { type Reason, reason } from "../../model/reason.ts";
import type { DialPlan } from "../routing/dial-plan.ts";
import { routeCall } from "../routing/route-call.ts";
import type { Liveness } from "../routing/route-plan.ts";

/** How calls for help from one site would go out, by the code that routes them. */
export interface Walk {
  readonly site: string | null;
  readonly extension: string;
  readonly numbers: readonly { readonly number: string; readonly trouble: Reason | null }[];
  /** Of all its numbers, in the order in which they would be tried. */
  readonly trunks: readonly string[];
}

/** Every emergency number from one telephone of each site; pure. A site without telephones has nobody to call for help. */
export function walkRoutes(plan: DialPlan, live: Liveness, at: number): readonly Walk[] {
  const { extensions, sites, emergency } = plan.view;
  return [...sites.map(({ name }) => name), null].flatMap((site): Walk[] => {
    const extension = extensions.find((one) => one.site === site)?.number;
    if (extension === undefined) return [];
    const walked = emergency.numbers.map((number) => ({ number, ...walk(plan, extension, number, live, at) }));
    return [
      {
        site,
        extension,
        numbers: walked.map(({ number, trouble }) => ({ number, trouble })),
        trunks: [...new Set(walked.flatMap(({ trunks }) => trunks))],
      },
    ];
  });
}

function walk(plan: DialPlan, extension: string, dialled: string, live: Liveness, at: number) {
  const caller = { kind: "extension", number: extension } as const;
  const found = routeCall(plan, { caller, origin: "inside", dialled, never: [], trail: [], at }, live);
  const way = found.kind === "ring" ? found.outside.find(({ emergency }) => emergency !== null) : undefined;
  if (way !== undefined) return { trouble: null, trunks: way.attempts.map(({ trunk }) => trunk.number) };
  return { trouble: found.reasons.at(-1) ?? reason("no-line"), trunks: [] };
}
