import type { Destination } from "../engine/engine.ts";
import type { Failure, TrunkState } from "./trunk-state.ts";

/** How a line's registration stands, for who has asked for it to be tried. */
export type RegistrationNow =
  | { readonly kind: "held"; readonly destination: Destination }
  /** No name of the line leads anywhere yet. */
  | { readonly kind: "nowhere" }
  /** A REGISTER is in flight, or about to be. */
  | { readonly kind: "asking" }
  | { readonly kind: "failed"; readonly failure: Failure };

/** `withinMs`: what is due so soon is waited for. */
export function registrationNow(
  { asking, held, failure, dueAt, fars }: TrunkState,
  { now, withinMs }: { readonly now: number; readonly withinMs: number },
): RegistrationNow {
  if (asking === null && held === null && fars.length === 0) return { kind: "nowhere" };
  const isDue = (held === null ? dueAt : held.refreshAt) <= now + withinMs;
  if (asking !== null || isDue) return { kind: "asking" };
  if (held !== null) return { kind: "held", destination: held.destination };
  return failure === null ? { kind: "asking" } : { kind: "failed", failure };
}
