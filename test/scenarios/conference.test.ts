import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { accountOf } from "../rig/box.ts";
import { hears } from "../rig/conversation.ts";
import { numbersFrom, officeDocument, withSip } from "../rig/office.ts";
import { openPjsua } from "../rig/pjsua.ts";
import type { SipJsCall } from "../rig/sipjs-phone.ts";
import { levelOf } from "../rig/tone.ts";
import { songFile } from "../rig/tones.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const hertz = { "201": 440, "202": 1_000, "204": 1_640 } as const;
const ownerTone = 620;
type Extension = keyof typeof hertz;

/** The median over packets: those that a busy machine has sent late are made up for, and that is not what is asked here. */
function usualLevel({ sound }: SipJsCall, tone: number, since: number): number {
  const levels = sound.packets.filter(({ at }) => at >= since).map(({ samples }) => levelOf(samples, 8_000, tone));
  return levels.sort((one, other) => one - other)[Math.floor(levels.length / 2)] ?? Number.NaN;
}

describe("conference rooms", () => {
  const box = useBox();

  const officeWith = (room: Record<string, unknown>) =>
    box().import(
      officeDocument({
        numbers: numbersFrom(201, 5),
        change: (document) =>
          withSip({ unheardSeconds: 3 })({
            ...document,
            conferences: [{ number: "850", name: "Réunion", ...room }],
          }),
      }),
    );

  async function enters(number: Extension) {
    const phone = await sipJsPhone(box(), number);
    const call = await phone.call("850");
    await call.happened("accepted");
    call.sing(hertz[number]);
    return { number, phone, call, [Symbol.asyncDispose]: () => phone[Symbol.asyncDispose]() };
  }

  async function keysIn(call: SipJsCall, keys: string): Promise<void> {
    for (const key of keys) await call.sound.sendDigit(key, 101);
  }

  const participants = async (): Promise<number> => {
    const { output } = await box().sipleo("conference", "list", "--json");
    const [only] = JSON.parse(output) as readonly { readonly participants: readonly object[] }[];
    return only?.participants.length ?? 0;
  };

  test("GAP-22 ASC-06: three in a room: each hears exactly the two others, in time", async () => {
    await officeWith({ entryTones: false });
    await using one = await enters("201");
    await using two = await enters("202");
    await using three = await enters("204");
    const all = [one, two, three];
    for (const here of all)
      for (const other of all) if (other !== here) await hears(here.call, hertz[other.number], performance.now());

    const since = performance.now();
    await Promise.all(all.map(({ call }) => call.sound.hear(60)));

    for (const { number, call } of all) {
      for (const other of all) {
        const level = usualLevel(call, hertz[other.number], since);
        if (other.number === number) expect(level).toBeLessThan(-30);
        else expect(level).toBeGreaterThan(-16);
      }
      const hearing = call.sound.hearing(since);
      expect([hearing.longestGapMs, hearing.lost]).toEqual([20, 0]);
    }
    const { census } = await box().pbxStatus();
    expect([census.mixed, census.rooms, census.relays]).toEqual([3, 1, 0]);
    for (const { call } of all) call.hangUp();
    const records = await until("three records", async () => {
      const found = (await box().records()).filter(({ dialled }) => dialled === "850");
      return found.length === 3 && found;
    });
    expect(records).toMatchObject(all.map(() => ({ outcome: "answered", answeredBy: "850" })));
  });

  test("the PIN opens the room, keyed in by RFC 4733; a locked room stays shut", async () => {
    await officeWith({ asksPin: true, pin: "4713", owner: "202", entryTones: false });
    await using one = await enters("201");
    await keysIn(one.call, "4713#");
    await until("201 to be in", async () => (await participants()) === 1);
    await using owner = await enters("202");
    await hears(one.call, hertz["202"], performance.now());
    await keysIn(owner.call, "*2");

    await using late = await enters("204");
    await keysIn(late.call, "4713#");
    await late.call.happened("bye", 10_000);

    expect(await participants()).toBe(2);
    const ended = await box().sipleo("conference", "end", "850");
    expect(ended.code).toBe(0);
    await one.call.happened("bye", 10_000);
    await owner.call.happened("bye", 10_000);
  });

  test("GAP-22: an owner whose telephone is killed is missed, and the conference ends for the others", async () => {
    await officeWith({ owner: "203", secondsWithoutOwner: 2, entryTones: false });
    const play = songFile(join(box().home, "owner.wav"), ownerTone);
    await using owner = await openPjsua({ ...accountOf("203"), exchange: box().place(), play });
    await owner.registered();
    owner.call("850");
    await until("the owner to be in", async () => (await participants()) === 1);
    await using one = await enters("201");
    await using two = await enters("202");
    await hears(one.call, ownerTone, performance.now());
    await hears(two.call, hertz["201"], performance.now());

    process.kill(owner.child.pid, "SIGKILL");

    await one.call.happened("bye", 20_000);
    await two.call.happened("bye", 20_000);
    await until("the record of 201", async () => {
      const found = (await box().records())
        .filter(({ dialled, caller }) => dialled === "850" && caller.number === "201")
        .flatMap(({ reasons }) => reasons.map((each) => (typeof each === "string" ? each : each.code)));
      return found.includes("conference-owner-left") && found.includes("conference-ended");
    });
  });
});
