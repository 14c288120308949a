import type { LineTestStep } from "../../contracts/line-test.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { Codec, LegQuality, ReleaseCause } from "../engine/engine.ts";
import { step } from "./step.ts";

/** What came of a test call: the last of its legs. */
export interface CallOutcome {
  readonly number: string;
  /** As the line wrote the number that was called, and the one that it showed. */
  readonly sent: string;
  readonly presented: string;
  /** What was offered. */
  readonly codecs: readonly Codec[];
  readonly rang: boolean;
  readonly answered: boolean;
  readonly status: number;
  readonly cause: ReleaseCause | null;
  readonly quality: LegQuality | null;
  /** It was let ring so long. */
  readonly seconds: number;
}

type Judged = readonly [outcome: LineTestStep["outcome"], why: Reason];

/** What a test call says of its line: whatever the called person's own network answers, the line has carried the call. */
export function callStep(call: CallOutcome): LineTestStep {
  const [outcome, why] = judged(call);
  return step("call", call.number, outcome, why);
}

function judged(call: CallOutcome): Judged {
  const { number, answered, rang, status, quality, cause, seconds } = call;
  if (answered) {
    const codec = quality?.codec || "?";
    return (quality?.packetsReceived ?? 0) > 0
      ? ["good", reason("call-answered", { number, codec })]
      : ["bad", reason("call-answered-unheard", { number, codec })];
  }
  // Our own patience, or the network's: it rang.
  if (rang && (status === 0 || status === 408 || status === 480 || status === 487)) {
    return ["good", reason("call-rang", { number, seconds })];
  }
  if (cause === "forbidden" && status === 0) return ["bad", reason("outside-cut")];
  if (cause === "shutdown" && status === 0) return ["doubtful", reason("call-given-up")];
  return ofStatus(call);
}

/** RFC 3261 §21, by what people can do about it. */
function ofStatus({ number, sent, presented, codecs, status }: CallOutcome): Judged {
  switch (status) {
    case 486:
    case 600:
      return ["good", reason("call-busy", { number, status })];
    case 603:
      return ["good", reason("call-declined", { number, status })];
    case 480:
      return ["doubtful", reason("call-unavailable", { number, status })];
    case 415:
    case 488:
    case 606:
      return ["bad", reason("call-codec", { status, codecs })];
    case 403:
      return ["bad", reason("call-forbidden", { status, presented })];
    case 401:
    case 407:
      return ["bad", reason("call-credentials", { status })];
    case 402:
      return ["bad", reason("call-credit")];
    case 404:
    case 410:
    case 604:
      return ["bad", reason("call-number-unknown", { sent, status })];
    case 414:
    case 416:
    case 484:
    case 485:
      return ["bad", reason("call-number-form", { sent, status })];
    case 0:
    case 408:
      return ["bad", reason("call-silent")];
    default:
      if (status >= 300 && status < 400) return ["doubtful", reason("call-redirected", { status })];
      return [
        "bad",
        status >= 500 && status < 600
          ? reason("call-operator-trouble", { status })
          : reason("call-refused", { status }),
      ];
  }
}
