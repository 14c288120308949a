import { serviceAway } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";

/** The proof answers within 12 s (contracts/pbx.ts). */
const PROOF_MS = 15_000;

export const safetyRoutes = ({ pbx }: Services): Some<"emergency.proof" | "emergency.prove" | "outside.state"> => ({
  "emergency.proof": async () => ({ status: 200, body: { proof: (await pbx.ask("status", {})).emergency } }),

  "emergency.prove": async () => {
    const proof = await pbx.ask("emergency.prove", {}, PROOF_MS);
    return proof === null ? refuse(serviceAway("pbx")) : { status: 200, body: { proof } };
  },

  "outside.state": async () => {
    const state = await pbx.ask("outside.state", {});
    return state === null ? refuse(serviceAway("pbx")) : { status: 200, body: state };
  },
});
