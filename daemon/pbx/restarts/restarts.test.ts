import { describe, expect, test } from "vitest";
import type { RestartOrder } from "../../contracts/telephone-restart.ts";
import { DrivenClock } from "../../kit/clock.ts";
import type { ContactBinding, ContactId, MessageId, MessageRequest } from "../engine/engine.ts";
import { Restarts } from "./restarts.ts";

const device = (extension: string, change: Partial<ContactBinding> = {}): ContactBinding => ({
  ...{ contact: Number(extension) as ContactId, extension, uri: `sip:${extension}@10.0.0.5`, source: "10.0.0.5:5060" },
  ...{ transport: "udp", expiresAt: 0, userAgent: "Yealink", callId: `first-${extension}`, cseq: 1, path: [] },
  instance: "",
  ...change,
});
const order = (number: string, change: Partial<RestartOrder> = {}): RestartOrder => ({
  ...{ number, from: null, steps: [{ event: "check-sync;reboot=true", contentType: "", text: "" }] },
  ...change,
});

function setUp() {
  const clock = new DrivenClock();
  const devices = new Map<string, ContactBinding[]>();
  const talking = new Set<string>();
  const sent: (MessageRequest & { readonly message: MessageId })[] = [];
  let last = -1;
  const restarts = new Restarts({
    engine: { sendMessage: (message, request) => void sent.push({ ...request, message }) },
    clock,
    newMessage: () => {
      last += 2;
      return last as MessageId;
    },
    newId: () => `notice-${last}`,
    devicesOf: (number) => devices.get(number) ?? [],
    isTalking: (number) => talking.has(number),
  });
  const answer = (status: number) => {
    const message = sent.at(-1)?.message ?? (0 as MessageId);
    restarts.hear({ type: "message.sent", message, status, text: "" });
  };
  const registers = (binding: ContactBinding) => restarts.hear({ type: "contact.added", binding });
  const states = () => Object.fromEntries(restarts.results.map(({ number, state }) => [number, state]));
  return { clock, devices, talking, sent, restarts, answer, registers, states };
}

describe("ACC-12: telephones that are told to restart", () => {
  test("are told one after the other, five a second, each by its notice", () => {
    const { restarts, devices, sent, clock } = setUp();
    for (const number of ["201", "202", "203"]) devices.set(number, [device(number)]);
    restarts.begin([order("201"), order("202"), order("203")], false);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ text: "", notice: { event: "check-sync;reboot=true" }, target: { contact: 201 } });
    clock.advance(199);
    expect(sent).toHaveLength(1);
    clock.advance(201);
    expect(sent.map(({ called }) => called)).toEqual(["201", "202", "203"]);
  });

  test("are watched until they register anew; a refresh of the old registration is none", () => {
    const { restarts, devices, answer, registers, states, clock } = setUp();
    devices.set("201", [device("201")]);
    restarts.begin([order("201")], false);
    expect(states()).toEqual({ "201": "waits" });
    answer(200);
    registers(device("201", { cseq: 2 }));
    expect(states()).toEqual({ "201": "told" });
    registers(device("201", { callId: "second" }));
    expect(states()).toEqual({ "201": "back" });
    clock.advance(300_000);
    expect(states()).toEqual({ "201": "back" });
  });

  test("that do not come back within four minutes are late", () => {
    const { restarts, devices, answer, states, clock } = setUp();
    devices.set("201", [device("201")]);
    restarts.begin([order("201")], false);
    answer(202);
    clock.advance(239_999);
    expect(states()).toEqual({ "201": "told" });
    clock.advance(1);
    expect(states()).toEqual({ "201": "late" });
  });

  test("that refuse one way are told another, and then what they said last counts", () => {
    const { restarts, devices, sent, answer, states, clock } = setUp();
    devices.set("201", [device("201")]);
    const second = { event: "aastra-xml", contentType: "application/xml", text: "<x/>" };
    restarts.begin([order("201", { steps: [...order("201").steps, second] })], false);
    answer(489);
    expect(sent[1]).toMatchObject({ text: "<x/>", notice: { event: "aastra-xml", contentType: "application/xml" } });
    answer(403);
    expect(states()).toEqual({ "201": "refused" });
    clock.advance(200);
    restarts.begin([order("201")], false);
    answer(0);
    expect(states()).toEqual({ "201": "silent" });
  });

  test("that talk are left alone unless that is wished; those that are not there are said to be absent", () => {
    const { restarts, devices, talking, sent, states } = setUp();
    devices.set("201", [device("201")]);
    talking.add("201");
    restarts.begin([order("201"), order("202")], false);
    expect([states(), sent.length]).toEqual([{ "201": "talks", "202": "absent" }, 0]);
    restarts.begin([order("201")], true);
    expect(sent).toHaveLength(1);
  });

  test("that begin to talk while those before them are told are left alone, too", () => {
    const { restarts, devices, talking, sent, states, clock } = setUp();
    for (const number of ["201", "202", "203"]) devices.set(number, [device(number)]);
    restarts.begin([order("201"), order("202")], false);
    restarts.begin([order("203")], true);
    talking.add("202").add("203");
    clock.advance(400);
    expect(states()).toMatchObject({ "202": "talks", "203": "waits" });
    expect(sent.map(({ called }) => called)).toEqual(["201", "203"]);
  });

  test("are told at their own address: another device of the extension is left alone", () => {
    const { restarts, devices, sent, states } = setUp();
    const softphone = device("201", { contact: 9 as ContactId, source: "10.0.0.77:40000" });
    devices.set("201", [device("201"), softphone]);
    restarts.begin([order("201", { from: "10.0.0.5" })], false);
    expect(sent[0]).toMatchObject({ target: { contact: 201 } });
    devices.set("202", [device("202", { source: "10.0.0.50:5060" })]);
    restarts.begin([order("202", { from: "10.0.0.5" })], false);
    expect(sent).toHaveLength(1);
    expect(states()).toMatchObject({ "202": "waits" });
  });
});
