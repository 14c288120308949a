import type { ForwardTo } from "../config/forward-to.ts";

/** Why a call does not stay where it was to ring. */
export type Failure = "no-answer" | "busy" | "unavailable";

/** Where an extension or group sends calls that do not stay; null: nowhere [PRO-05…PRO-08]. */
export type Forwards = { readonly [Why in Failure]: ForwardTo | null };

export const NO_FORWARDS: Forwards = { "no-answer": null, busy: null, unavailable: null };
