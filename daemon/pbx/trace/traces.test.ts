import { expect, test } from "vitest";
import { callTraceSchema } from "../../contracts/call-trace.ts";
import { parser } from "../../kit/parse.ts";
import { sentenceOf } from "../../model/reason.ts";
import type { EngineEvent, LegId } from "../engine/engine.ts";
import { TelephoneRoom } from "../telephone-room.fixture.ts";
import { Traces } from "./traces.ts";

test("the story of a call tells why it went where it went and what each side did", () => {
  const room = new TelephoneRoom();
  const [a, b] = room.phones("201", "202");
  const calling = a.call("202");
  b.last.answer();
  calling.press("5", "info");
  b.last.hangUp();

  const trace = parser(callTraceSchema, "the story")(room.exchange.traces.find("call-1")?.trace);
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

  expect(room.exchange.traces.find("call-11")?.trace.call).toBe("call-11");
  expect(room.exchange.traces.find("call-1")?.trace.call).toBe("call-1");
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

const message = (leg: number, text = "BYE sip:201@192.0.2.1 SIP/2.0\r\n\r\n"): EngineEvent => ({
  type: "sip.message",
  leg: leg as LegId,
  at: 1,
  sent: true,
  transport: "udp",
  far: "192.0.2.1:5060",
  text,
});

test("what was said in SIP belongs to the call of its leg, also after the leg has ended", () => {
  const room = new TelephoneRoom();
  const { traces } = room.exchange;
  const [a, b] = room.phones("201", "202");
  const calling = a.call("202");
  b.last.answer();
  const [caller, called] = traces.find("call-1")?.trace.legs ?? [];

  traces.hear(message(caller?.leg ?? 0));
  calling.hangUp();
  traces.hear(message(called?.leg ?? 0));

  const { messages, legs } = parser(callTraceSchema, "the story")(traces.find("call-1")?.trace);
  expect(messages.map(({ leg }) => legs.find((one) => one.leg === leg)?.number)).toEqual(["201", "202"]);
});

test("a leg of nobody is not told of, and old calls lose their messages when there are too many", () => {
  const room = new TelephoneRoom();
  const phone = room.phone("201");
  const traces = new Traces({ text: 300 });
  room.exchange.onCall((before, after, event) => traces.changed(before, after, event, 0));
  phone.call("299").hangUp();
  phone.call("299").hangUp();
  const legOf = (call: string) => traces.find(call)?.trace.legs[0]?.leg ?? 0;

  traces.hear(message(legOf("call-1"), "1".repeat(200)));
  traces.hear(message(4711, "nobody"));
  traces.hear(message(legOf("call-2"), "2".repeat(200)));

  expect(traces.find("call-1")).toMatchObject({ hasMessages: false, trace: { messages: [] } });
  expect(traces.find("call-2")?.trace.messages).toHaveLength(1);
});
