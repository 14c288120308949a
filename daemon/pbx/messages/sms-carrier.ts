import type { PbxTrunk } from "../../model/snapshot/pbx-view.ts";
import type { Presentation } from "../routing/outside/presentation.ts";

/** A text message to somebody outside, by one line. */
export interface Sms {
  /** Of the message; the same for every way that is tried. */
  readonly id: string;
  readonly trunk: PbxTrunk;
  /** As the line wants it. */
  readonly number: string;
  readonly presentation: Presentation;
  readonly text: string;
}

/** What became of it; told once. */
export type SmsOutcome =
  | { readonly kind: "taken" }
  /** The far side does not want it, whoever brings it: by its status. */
  | { readonly kind: "refused"; readonly status: number }
  /** It was the line: another one may do better. Status 0: nobody answered, and it may have arrived all the same. */
  | { readonly kind: "line-trouble"; readonly status: number };

/** What takes text messages to people outside. */
export interface SmsCarrier {
  send(sms: Sms, told: (outcome: SmsOutcome) => void): void;
}
