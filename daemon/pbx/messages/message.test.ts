import { expect, test } from "vitest";
import { isRepeated, type Message } from "./message.ts";

const taken: Message = {
  id: "m",
  at: 100_000,
  sender: { number: "201", name: "", anonymous: false },
  to: "202",
  text: "Bonjour",
  request: { from: "201", callId: "c", cseq: 7 },
};

const again = (request: Partial<Message["request"]>, text = taken.text) => ({
  request: { ...taken.request, ...request },
  text,
});

test.each([
  ["sent again because no answer came", again({}), 110_000, 0, true],
  ["of another Call-ID", again({ callId: "d" }), 110_000, 0, false],
  ["of another telephone", again({ from: "203" }), 110_000, 0, false],
  ["with the same words a second time", again({ cseq: 8 }), 110_000, 0, false],
  ["challenged again by a process that was born since", again({ cseq: 8 }), 110_000, 105_000, true],
  ["with other words, after that", again({ cseq: 8 }, "Au revoir"), 110_000, 105_000, false],
  ["long after SIP has given it up", again({}), 140_000, 105_000, false],
] as const)("a request %s", (_, request, now, born, is) => {
  expect(isRepeated(taken, request, { now, born })).toBe(is);
});
