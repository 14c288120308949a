import type { LineTestStep } from "../../contracts/line-test.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { Silence } from "../engine/engine.ts";
import { step } from "./step.ts";

export interface Probed {
  /** `udp 192.0.2.1:5060` */
  readonly address: string;
  readonly status: number;
  readonly silence: Silence | "";
  readonly text: string;
  readonly roundTripMs: number;
}

/**
 * What an address of the line has said to OPTIONS: any answer is one (RFC 3261 §11). Silence alone is no proof: some
 * operators answer REGISTER and calls, and no OPTIONS.
 */
export function addressStep({ address, status, silence, text, roundTripMs }: Probed): LineTestStep {
  if (status > 0) {
    return step(
      "address",
      address,
      "good",
      reason("address-answers", { address, status, ms: Math.round(roundTripMs) }),
    );
  }
  const why = whySilent(silence, address, text) ?? reason("address-silent", { address });
  return step("address", address, silence === "no-answer" ? "doubtful" : "bad", why);
}

/** Why a request has not come through; null: it was sent, and nobody has answered. */
export function whySilent(silence: Silence | "", address: string, text: string): Reason | null {
  switch (silence) {
    case "connection-refused":
      return reason("address-refuses-connection", { address });
    case "unreachable":
      return reason("address-unreachable", { address });
    case "no-interface":
      return reason("line-lacks-interface", { address: text });
    case "certificate":
      return reason("address-certificate", { address, text });
    case "tls":
      return reason("address-not-tls", { address, text });
    case "not-sent":
      return reason("address-not-asked", { address, text });
    case "no-answer":
    case "":
      return null;
  }
}
