import type { LineTestStep } from "../../contracts/line-test.ts";
import { remedyOf } from "../../model/line-remedies.ts";
import { type Reason, sentenceOf } from "../../model/reason.ts";

/** One step of a test, worded for whoever reads it. */
export function step(
  kind: LineTestStep["step"],
  subject: string,
  outcome: LineTestStep["outcome"],
  why: Reason,
): LineTestStep {
  const remedy = outcome === "good" ? null : remedyOf(why);
  return {
    step: kind,
    subject,
    outcome,
    why,
    message: sentenceOf(why, "fr"),
    english: sentenceOf(why, "en"),
    remedy: remedy === null ? null : { message: remedy.fr, english: remedy.en },
  };
}
