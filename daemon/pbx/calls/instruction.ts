import type { Reason } from "../../model/reason.ts";
import type { ReleaseCause } from "../engine/engine.ts";

/**
 * What a program, or somebody at a page, wants done with a call. `by` is the extension in whose name it is done: its
 * telephone could have asked for the same.
 */
export type Instruction =
  /** The telephone of `by` rings first; taken up, it calls `to`. */
  | {
      readonly do: "dial";
      readonly by: string;
      readonly to: string;
      readonly answersItself: boolean /** Shown before whom he calls. */;
      readonly label?: string;
    }
  /** The call rings at `by`, too: his answer is the pickup. */
  | { readonly do: "pick-up"; readonly call: string; readonly by: string; readonly answersItself: boolean }
  /** Null: it ends for everybody. */
  | { readonly do: "hang-up"; readonly call: string; readonly by: string | null }
  | { readonly do: "hold" | "resume"; readonly call: string; readonly by: string }
  | { readonly do: "transfer"; readonly call: string; readonly by: string; readonly to: string }
  /** `by` asks `to` on the line that he has, while the other one hears music. */
  | { readonly do: "consult"; readonly call: string; readonly by: string; readonly to: string }
  /** Those two talk, `by` is out; `with`: the other of his calls, which his telephone has made itself. */
  | { readonly do: "complete"; readonly call: string; readonly by: string; readonly with: string | null }
  /** All three talk; `with`: as above. */
  | { readonly do: "conference"; readonly call: string; readonly by: string; readonly with: string | null }
  /** Back to the one who hears music. */
  | { readonly do: "go-back"; readonly call: string; readonly by: string }
  | { readonly do: "send-digits"; readonly call: string; readonly by: string; readonly digits: string };

/** What became of it. */
export type Outcome =
  /** `call`: where it goes on. */
  | { readonly kind: "done"; readonly call: string }
  | { readonly kind: "refused"; readonly cause: ReleaseCause; readonly why: readonly Reason[] }
  /** That call is over, or never was. */
  | { readonly kind: "no-call" }
  | { readonly kind: "no-extension" }
  /** No configuration runs. */
  | { readonly kind: "unable" };

export const refusal = (cause: ReleaseCause, ...why: readonly Reason[]): Extract<Outcome, { kind: "refused" }> => ({
  kind: "refused",
  cause,
  why,
});
