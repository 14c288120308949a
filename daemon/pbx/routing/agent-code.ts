import type { SpecialNumbers } from "../../model/config/outside.ts";

/** What a code of agents asks for, at the telephone that dials it. */
export type AgentOrder =
  | { readonly kind: "agent-login"; readonly agent: string }
  | { readonly kind: "agent-logout" }
  /** A pause begins, or ends. */
  | { readonly kind: "agent-pause" };

/** Reads `*22301` (agent 301 logs in), `*22` (who is there logs out) and `*23` (a pause, and its end) [GAP-21]. */
export function readAgentCode({ agentLogin, agentPause }: SpecialNumbers, dialled: string): AgentOrder | null {
  if (agentPause !== "" && dialled === agentPause) return { kind: "agent-pause" };
  if (agentLogin === "" || !dialled.startsWith(agentLogin)) return null;
  const agent = dialled.slice(agentLogin.length).replace(/^\*|#$/g, "");
  if (agent === "") return { kind: "agent-logout" };
  return /^[0-9]{2,10}$/.test(agent) ? { kind: "agent-login", agent } : null;
}
