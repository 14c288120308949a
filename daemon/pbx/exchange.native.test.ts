import { describe, expect, test } from "vitest";
import type { CallRecord } from "../contracts/call-record.ts";
import { systemClock } from "../kit/clock.ts";
import { silentLog } from "../kit/log.ts";
import type { PbxExtension, PbxView } from "../model/snapshot/pbx-view.ts";
import { recordOf } from "./cdr/call-record.ts";
import { accountOf, contractSettings } from "./engine/contract-office.ts";
import { Stage } from "./engine/contract-stage.ts";
import type { FarCall } from "./engine/far-side.ts";
import { farSideOverUdp } from "./engine/far-side-udp/far-side-udp.ts";
import { PjsipEngine } from "./engine/pjsip/pjsip-engine.ts";
import { Exchange } from "./exchange.ts";
import { office } from "./office.fixture.ts";
import { promptFolder } from "./prompts/prompt-folder.ts";
import { readySounds } from "./ready-sounds.ts";
import { forgetful } from "./telephone-room.fixture.ts";
import { RememberedVoiceFiles } from "./voicemail/voice-files.fixture.ts";

/** Call control on pjsip, with telephones that speak SIP over UDP: the same stories that the features tell on the fake. */

function viewWithPasswords(): PbxView {
  const plain = office({ holdMusic: null });
  const withHa1 = (extension: PbxExtension): PbxExtension => ({ ...extension, ha1: accountOf(extension.number).ha1 });
  return { ...plain, extensions: plain.extensions.map(withHa1), sip: { ...plain.sip, qualifySeconds: 0 } };
}

class House implements AsyncDisposable {
  readonly stage: Stage;
  readonly exchange: Exchange;
  readonly records: CallRecord[] = [];

  constructor(stage: Stage) {
    this.stage = stage;
    let calls = 0;
    this.exchange = new Exchange({
      engine: stage.engine,
      clock: systemClock,
      log: silentLog,
      newCall: () => `call-${++calls}`,
      newMessage: () => `message-${++calls}`,
      load: () => Promise.reject(new Error("no snapshots here")),
      usualMusic: null,
      ready: readySounds("/sounds/ready"),
      note: () => {},
      tollMemory: { remembered: null, keep: () => {} },
      messageMemory: forgetful,
      messageSpool: () => Promise.resolve(),
      later: (run) => void setImmediate(run),
      recordingPath: (id) => `/nowhere/${id}`,
      nameOf: () => "",
      recordedPrompts: null,
      prompt: (name) => `${promptFolder(import.meta.dirname)}/${name}.wav`,
      hidden: { of: () => null, keep: () => undefined },
      profiles: { of: () => null, keep: () => undefined },
      absences: { of: () => null, keep: () => undefined },
      logins: { of: () => null, keep: () => undefined },
      places: { of: () => null, keep: () => undefined, entries: () => [] },
      callBacks: { of: () => null, keep: () => undefined, entries: () => [] },
      verifyPin: () => Promise.resolve(false),
      voicemail: {
        files: new RememberedVoiceFiles(),
        pins: { of: () => null, keep: () => undefined, entries: () => [] },
        hashPin: (pin) => Promise.resolve(pin),
        spool: () => Promise.resolve(),
      },
      random: () => 0,
      lookUp: async () => ({ kind: "nothing" }),
    });
    this.exchange.onCall((_, call) => {
      if (call.endedAt !== null) this.records.push(recordOf(call, call.endedAt));
    });
    this.exchange.start();
    this.exchange.reload.begin({ view: viewWithPasswords(), digest: "" });
  }

  /** Both see the answer. */
  async talk(from: FarCall, to: Promise<FarCall>): Promise<FarCall> {
    const called = await to;
    called.answer();
    await this.stage.until(() => from.saw.includes("200"), "the answer");
    return called;
  }

  async isOver(...calls: FarCall[]): Promise<void> {
    await this.stage.until(() => calls.every((call) => call.over), "the end");
    await this.stage.until(() => [...this.exchange.calls()].length === 0, "no call");
    await this.stage.rests({ legs: 0, relays: 0, players: 0, rtpSockets: 0 });
  }

  async relays(count: number): Promise<void> {
    await this.stage.rests({ relays: count });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.exchange[Symbol.dispose]();
    await this.stage[Symbol.asyncDispose]();
  }
}

async function enter(): Promise<House> {
  const engine = new PjsipEngine({ report: () => {} });
  const listening = await engine.start(contractSettings);
  const house = new House(new Stage(engine, farSideOverUdp(listening)));
  await house.stage.event("tables.installed");
  return house;
}

describe("calls over real SIP", () => {
  test("from one telephone to another: relayed, ended, recorded", async () => {
    await using house = await enter();
    const [a, b] = [await house.stage.phone("201"), await house.stage.phone("202")];

    const calling = a.call("202");
    const called = await house.talk(calling, house.stage.arrived(b));
    await house.relays(1);
    called.hangUp();

    await house.isOver(calling, called);
    expect(house.records).toMatchObject([{ outcome: "answered", answeredBy: "202" }]);
  });

  test("a group: the first answer wins, the others stop ringing", async () => {
    await using house = await enter();
    const [a, b, c] = [await house.stage.phone("201"), await house.stage.phone("202"), await house.stage.phone("203")];

    const calling = a.call("800");
    const loses = await house.stage.arrived(b);
    loses.ring();
    const wins = await house.talk(calling, house.stage.arrived(c));
    await house.stage.until(() => loses.saw.includes("CANCEL"), "the CANCEL");
    await house.stage.until(() => calling.shown?.number === "203", "who answered");
    calling.hangUp();

    await house.isOver(calling, wins, loses);
  });

  test("a caller who gives up, a busy line, nobody there", async () => {
    await using house = await enter();
    const [a, b] = [await house.stage.phone("201"), await house.stage.phone("202")];

    const first = a.call("202");
    (await house.stage.arrived(b)).ring();
    await house.stage.until(() => first.saw.includes("180"), "ringing");
    first.hangUp();
    await house.isOver(first, ...b.calls);
    const second = a.call("202");
    (await house.stage.arrived(b)).refuse(486);
    const third = a.call("203");
    await house.isOver(second, third);

    expect([second.saw.at(-1), third.saw]).toEqual(["486", ["480"]]);
    expect(house.records.map((record) => record.outcome)).toEqual(["cancelled", "busy", "unavailable"]);
  });

  test("hold ends the relay, resume brings it back", async () => {
    await using house = await enter();
    const [a, b] = [await house.stage.phone("201"), await house.stage.phone("202")];
    const calling = a.call("202");
    const called = await house.talk(calling, house.stage.arrived(b));
    await house.relays(1);

    calling.hold();
    await house.relays(0);
    calling.resume();
    await house.relays(1);

    calling.hangUp();
    await house.isOver(calling, called);
  });

  test("a blind transfer, and its failure that rings the transferor back", async () => {
    await using house = await enter();
    const [a, b, c] = [await house.stage.phone("201"), await house.stage.phone("202"), await house.stage.phone("203")];
    const calling = a.call("202");
    const first = await house.talk(calling, house.stage.arrived(b));

    first.refer("203");
    (await house.stage.arrived(c)).refuse(486);
    const back = await house.stage.arrived(b);
    back.answer();
    await house.relays(1);
    back.refer("203");
    const target = await house.stage.arrived(c);
    target.answer();
    await house.stage.until(() => calling.shown?.number === "203", "the new partner");
    await house.relays(1);

    target.hangUp();
    await house.isOver(calling, target, first, back);
    expect(house.records).toMatchObject([{ answeredBy: "203", outcome: "answered" }]);
  });

  test("an attended transfer puts the two others together", async () => {
    await using house = await enter();
    const [a, b, c] = [await house.stage.phone("201"), await house.stage.phone("202"), await house.stage.phone("203")];
    const calling = a.call("202");
    const first = await house.talk(calling, house.stage.arrived(b));
    first.hold();
    await house.relays(0);
    const consulting = b.call("203");
    const target = await house.talk(consulting, house.stage.arrived(c));

    first.refer("203", consulting);
    await house.stage.until(() => first.over && consulting.over, "the transferor is out");
    await house.stage.until(() => calling.shown?.number === "203" && target.shown?.number === "201", "both know");
    await house.relays(1);

    calling.hangUp();
    await house.isOver(calling, target);
    expect(house.records).toHaveLength(2);
  });

  test("a redirected call, a pickup, a lamp", async () => {
    await using house = await enter();
    const [a, b, c] = [await house.stage.phone("201"), await house.stage.phone("202"), await house.stage.phone("203")];
    const lamp = a.subscribe("203", "dialog");
    await house.stage.until(() => lamp.notified.length === 1, "the lamp at rest");

    const calling = a.call("202");
    (await house.stage.arrived(b)).redirect("sip:203@127.0.0.1");
    const ringing = await house.stage.arrived(c);
    ringing.ring();
    await house.stage.until(() => lamp.notified.at(-1)?.body.includes("early") === true, "the lamp flashes");
    const taking = b.call("203", { replaces: ringing });
    await house.stage.until(() => taking.saw.includes("200") && calling.saw.includes("200"), "the pickup");
    await house.relays(1);

    taking.hangUp();
    await house.isOver(calling, taking, ringing);
    await house.stage.until(() => lamp.notified.at(-1)?.body.includes("terminated") === true, "the lamp at rest again");
    expect(house.records).toMatchObject([{ dialled: "202", answeredBy: "202" }]);
  });
});
