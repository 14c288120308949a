import { expect, test } from "vitest";
import { callTraceSchema } from "../../contracts/call-trace.ts";
import { parser } from "../../kit/parse.ts";
import { sentenceOf } from "../../model/reason.ts";
import { TelephoneRoom } from "../telephone-room.fixture.ts";

test("the story of a call tells why it went where it went and what each side did", () => {
  const room = new TelephoneRoom();
  const [a, b] = room.phones("201", "202");
  const calling = a.call("202");
  b.last.answer();
  calling.press("5", "info");
  b.last.hangUp();

  const trace = parser(callTraceSchema, "the story")(room.exchange.traces.find("call-1"));
  const texts = trace.lines.map(({ told }) => sentenceOf(told, "en"));

  expect(texts).toContain("All devices of 202 ring, for 30 s at most");
  expect(texts).toContain("202 answers");
  expect(texts).toContain("201 presses a key (info)");
  expect(texts.at(-1)).toContain("201 is released by the exchange: ended");
  expect(trace).toMatchObject({ caller: "201", dialled: "202" });
});

test("a unique beginning of the name finds the story; an ambiguous one does not", () => {
  const room = new TelephoneRoom();
  const [a] = room.phones("201", "202");
  for (let call = 0; call < 11; call += 1) a.call("202").hangUp();

  expect(room.exchange.traces.find("call-11")?.call).toBe("call-11");
  expect(room.exchange.traces.find("call-1")?.call).toBe("call-1");
  expect(room.exchange.traces.find("call-")).toBeNull();
  expect(room.exchange.traces.latest(2).map((one) => one.call)).toEqual(["call-11", "call-10"]);
});

test("a thousand calls are kept and no more", () => {
  const room = new TelephoneRoom();
  const phone = room.phone("201");
  for (let call = 0; call < 1005; call += 1) phone.call("299");

  expect(room.exchange.traces.latest(2000)).toHaveLength(1000);
  expect(room.exchange.traces.find("call-5")).toBeNull();
});
