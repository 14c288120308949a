import type { LineTestStep } from "../../contracts/line-test.ts";
import { reason } from "../../model/reason.ts";
import type { Answer } from "../trunks/look-up.ts";
import { addressOf } from "../trunks/rfc3263.ts";
import { step } from "./step.ts";

/** Where a name of the line leads to, asked of DNS now. */
export function nameStep(host: string, answer: Answer): LineTestStep {
  switch (answer.kind) {
    case "found": {
      const addresses = [...new Set(answer.destinations.map(addressOf))];
      return step("name", host, "good", reason("name-found", { host, addresses }));
    }
    case "nothing":
      return step("name", host, "bad", reason("line-name-unknown", { host }));
    case "unanswered":
      return step("name", host, "bad", reason("line-name-unanswered", { host }));
  }
}
