import type { SignInLimit } from "../access/sign-in-limit.ts";
import { tooManyTries } from "../api/problems.ts";
import { type Refusal, refuse } from "./call.ts";

/** What came of a try; `undone` says nothing about the secret that was tried. */
export interface Outcome<R> {
  readonly kind: "right" | "wrong" | "undone";
  readonly reply: R;
}

export interface Limited {
  readonly limit: SignInLimit;
  /** Milliseconds of a clock that only grows. */
  readonly monotonic: () => number;
}

/** Tries a secret as often as the limit allows. A try that failed on its way is not held against anybody. */
export async function limited<R>(
  { limit, monotonic }: Limited,
  address: string,
  account: string,
  attempt: () => Promise<Outcome<R>>,
): Promise<R | Refusal> {
  const decision = limit.begin(address, account, monotonic());
  if (decision.kind === "wait") return refuse(tooManyTries(decision.seconds));
  let kind: Outcome<R>["kind"] = "undone";
  try {
    const outcome = await attempt();
    kind = outcome.kind;
    return outcome.reply;
  } finally {
    if (kind === "right") limit.succeeded(address, account, monotonic());
    if (kind === "undone") limit.undone(address, account, monotonic());
  }
}
