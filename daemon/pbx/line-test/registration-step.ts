import type { LineTestStep } from "../../contracts/line-test.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { RegistrationNow } from "../trunks/registration-now.ts";
import { addressOf } from "../trunks/rfc3263.ts";
import { whySilent } from "./address-step.ts";
import { step } from "./step.ts";

/** How the registration of a line stands that has just been asked for, or was refused a moment ago [LIG-09]. */
export function registrationStep(user: string, now: Exclude<RegistrationNow, { kind: "nowhere" }>): LineTestStep {
  if (now.kind === "held") {
    const why = reason("registration-accepted", { address: addressOf(now.destination) });
    return step("registration", user, "good", why);
  }
  return step("registration", user, now.kind === "asking" ? "doubtful" : "bad", whyNot(now));
}

function whyNot(now: Exclude<RegistrationNow, { kind: "held" | "nowhere" }>): Reason {
  if (now.kind === "asking") return reason("registration-under-way");
  const { failure } = now;
  if (failure.kind === "refused") return whyRefused(failure.status, failure.text);
  const address = addressOf(failure.destination);
  if (failure.kind === "lost") return reason("line-lost", { address });
  return whySilent(failure.silence, address, failure.text) ?? reason("registration-silent", { address });
}

/** A final answer to REGISTER (RFC 3261 §10.3, §21.4). A 401 that comes here has seen our password. */
function whyRefused(status: number, text: string): Reason {
  switch (status) {
    case 401:
    case 407:
      return reason("registration-credentials", { status, text });
    case 403:
      return reason("registration-forbidden", { status, text });
    case 404:
    case 604:
      return reason("registration-unknown-user", { status, text });
    case 423:
      return reason("registration-expiry", { status, text });
    default:
      return status >= 500 && status < 600
        ? reason("registration-operator-trouble", { status, text })
        : reason("registration-refused", { status, text });
  }
}
