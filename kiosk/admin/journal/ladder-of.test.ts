import { expect, test } from "vitest";
import type { CallTrace, TracedMessage } from "../../../daemon/contracts/call-trace.ts";
import { ladderOf } from "./ladder-of.ts";

const message = (leg: number, sent: boolean, text: string): TracedMessage => ({
  ...{ at: 1, leg, sent, transport: "udp", far: `192.0.2.${leg}:5060`, text },
});
const trace = (...messages: readonly TracedMessage[]): CallTrace => ({
  ...{ call: "c", caller: "201", dialled: "202", startedAt: 0, endedAt: 1, lines: [] },
  legs: [
    { leg: 3, direction: "out", number: "202" },
    { leg: 2, direction: "in", number: "201" },
    { leg: 5, direction: "out", number: "203" },
  ],
  messages: [...messages],
});

test("who calls stands on the left, the box in the middle, who is called on the right", () => {
  const { parties, rungs } = ladderOf(
    trace(
      message(2, false, "INVITE sip:202@192.0.2.20 SIP/2.0\r\nCSeq: 1 INVITE\r\n\r\n"),
      message(3, true, "INVITE sip:202@192.0.2.3 SIP/2.0\r\n\r\n"),
      message(3, false, "SIP/2.0 180 Ringing\r\n\r\n"),
      message(3, false, "SIP/2.0 486 Busy Here\r\n\r\n"),
    ),
  );

  expect(parties.map(({ number, far }) => `${number} ${far}`)).toEqual([
    "201 192.0.2.2:5060",
    " ",
    "202 192.0.2.3:5060",
  ]);
  expect(rungs.map(({ from, to, what, kind }) => `${from}>${to} ${what} ${kind}`)).toEqual([
    "0>1 INVITE request",
    "1>2 INVITE request",
    "2>1 180 Ringing provisional",
    "2>1 486 Busy Here bad",
  ]);
});

test("what is said again word for word is marked; another message of the same kind is not", () => {
  const [bye, other] = ["BYE sip:a SIP/2.0\r\nCSeq: 2 BYE\r\n\r\n", "BYE sip:a SIP/2.0\r\nCSeq: 3 BYE\r\n\r\n"];
  const { rungs } = ladderOf(trace(message(2, true, bye), message(2, true, bye), message(2, true, other)));

  expect(rungs.map(({ isAgain }) => isAgain)).toEqual([false, true, false]);
});

test("a message of a leg that nobody knows is left out, and what is no SIP stands there as it is", () => {
  const { rungs } = ladderOf(trace(message(9, true, "BYE sip:a SIP/2.0\r\n"), message(2, false, "")));

  expect(rungs.map(({ what }) => what)).toEqual([""]);
});
