import type { CallTrace } from "../../../daemon/contracts/call-trace.ts";
import { type Asked, useAnswer } from "../../site/use-answer.ts";
import { useSite } from "../../site/use-site.ts";

export type AskedTrace = Asked<CallTrace>;

/** The story of a call, while it is kept. */
export function useTrace(call: string): AskedTrace {
  const site = useSite();
  return useAnswer(() => site.ask("calls.trace", { parameters: { call } })).asked.value;
}
