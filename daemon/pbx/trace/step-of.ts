import { type Reason, reason } from "../../model/reason.ts";
import type { Call } from "../calls/call.ts";
import type { LegEvent } from "../calls/leg.ts";

/** Who speaks in a conference changes so often that nothing else would have a place in the story. */
export type LegStep = Exclude<LegEvent, { readonly type: "leg.speaking" }>;

/** One event of a call as a step of its story. */
export function stepOf(event: LegStep, call: Call): Reason {
  const number = call.legs.get(event.leg)?.number ?? "?";
  switch (event.type) {
    case "leg.offered": {
      const { from, dialled, source, transport, userAgent } = event;
      const caller = from.kind === "extension" ? from.extension : from.trunk;
      return reason("leg-calls", { number: caller, dialled, source, transport, userAgent });
    }
    case "leg.ringing":
      return reason("leg-rings", { number });
    case "leg.early":
      return reason("leg-early", { number });
    case "leg.answered":
      return reason("leg-answers", { number });
    case "leg.confirmed":
      return reason("leg-confirmed", { number });
    case "leg.media": {
      const { codec, srtp, direction, remote } = event;
      return reason(srtp ? "leg-speaks-encrypted" : "leg-speaks", { number, codec, direction, remote });
    }
    case "leg.held":
      return reason("leg-holds", { number });
    case "leg.resumed":
      return reason("leg-resumes", { number });
    case "leg.digit":
      return reason("leg-presses", { number, by: event.by }); // which one may be a secret
    case "leg.transfer": {
      const { target, replaces: leg } = event;
      return leg === null
        ? reason("leg-transfers", { number, target })
        : reason("leg-transfers-call", { number, target, leg });
    }
    case "leg.redirected":
      return reason("leg-redirects", { number, targets: event.targets });
    case "leg.unheard":
      return reason("leg-unheard", { number, seconds: event.seconds });
    case "leg.played":
      return reason("leg-heard-all", { number });
    case "leg.recorded": {
      const { why, text } = event;
      const seconds = Math.round(event.seconds);
      return why === "failed" || why === "disk-full"
        ? reason("leg-recording-failed", { number, seconds, text })
        : reason("leg-recorded", { number, seconds });
    }
    case "leg.released": {
      const { cause, status, by: side } = event;
      return status === 0
        ? reason("leg-released", { number, side, cause })
        : reason("leg-released-status", { number, side, cause, status });
    }
  }
}
