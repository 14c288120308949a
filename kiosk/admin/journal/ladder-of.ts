import type { CallTrace, TracedMessage } from "../../../daemon/contracts/call-trace.ts";

/** Who stands on a line of the ladder; `leg` null: the box, in the middle. */
export interface Party {
  readonly leg: number | null;
  readonly number: string;
  readonly far: string;
}

/** One message between the lines of two parties. */
export interface Rung {
  readonly message: TracedMessage;
  /** Places in the row of parties. */
  readonly from: number;
  readonly to: number;
  /** `INVITE`, or `180 Ringing`. */
  readonly what: string;
  /** `request`, or what a response says: on its way, well, or refused. */
  readonly kind: "request" | "provisional" | "good" | "bad";
  /** It was said before, word for word. */
  readonly isAgain: boolean;
}

export interface Ladder {
  readonly parties: readonly Party[];
  readonly rungs: readonly Rung[];
}

/** The messages of a call as rungs between its telephones: who called on the left, who was called on the right. */
export function ladderOf({ legs, messages }: CallTrace): Ladder {
  const side = (wanted: "in" | "out"): readonly Party[] =>
    legs
      .filter(({ direction, leg }) => direction === wanted && messages.some((message) => message.leg === leg))
      .map(({ leg, number }) => ({ leg, number, far: messages.find((message) => message.leg === leg)?.far ?? "" }));
  const left = side("in");
  const parties = [...left, { leg: null, number: "", far: "" }, ...side("out")];
  const said = new Set<string>();
  const rungs = messages.flatMap((message): readonly Rung[] => {
    const far = parties.findIndex(({ leg }) => leg === message.leg);
    if (far < 0) return [];
    const words = `${message.leg} ${message.sent} ${message.text}`;
    const isAgain = said.has(words);
    said.add(words);
    const [from, to] = message.sent ? [left.length, far] : [far, left.length];
    return [{ message, from, to, ...headOf(message.text), isAgain }];
  });
  return { parties, rungs };
}

function headOf(text: string): Pick<Rung, "what" | "kind"> {
  const [start = ""] = text.split("\r\n", 1);
  const [, status = "", reason = ""] = /^SIP\/2\.0 ([0-9]{3}) ?(.*)$/.exec(start) ?? [];
  if (status === "") return { what: start.split(" ", 1)[0] ?? "", kind: "request" };
  const what = `${status} ${reason}`.trim().slice(0, 40);
  return { what, kind: status < "200" ? "provisional" : status < "300" ? "good" : "bad" };
}
