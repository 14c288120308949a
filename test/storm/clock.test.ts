import { afterEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../rig/folder.ts";
import { passwordOf } from "../rig/office.ts";
import type { RawPhone } from "../rig/raw-phone.ts";
import { authorization, challenges, request } from "../rig/sip-text.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone } from "../rig/with-box.ts";
import { weather } from "./aftermath.ts";
import type { Blow } from "./blow.ts";
import { readBooks } from "./books.ts";
import { openFalseClock, untilOff } from "./false-clock.ts";
import type { Scene } from "./scene.ts";
import { roundsWanted, servicesOf, useScene } from "./scene-of-file.ts";

const folder = temporaryFolder("clock");
const clock = openFalseClock(folder);
const hour = 3_600;

describe.skipIf(clock === null)("calls up, phones registering, an administrator saving, and a clock", () => {
  const here = useScene(async () => ({ ...clock?.environment }));

  /** The clock is set, then perhaps somebody is killed before any phone has registered anew. */
  const clockSet = (seconds: number, ...killed: readonly string[]): Blow => ({
    what: `the clock set ${seconds} s off, ${killed.join(" and ") || "nobody"} killed`,
    losesCalls: () => killed.includes("pbx"),
    told: killed.length > 0 ? /"event":"a process ended"/ : /"event":"call ended"/,
    async strike({ box }) {
      const from = box.log().length;
      clock?.setOff(seconds);
      await untilOff(seconds, () => box.log().slice(from));
      if (killed.length > 0) await box.kill(...killed);
    },
  });

  afterEach(async () => {
    const { records } = await readBooks(here().scene.box.home);
    for (const { startedAt, answeredAt, endedAt } of records) {
      expect(endedAt).toBeGreaterThanOrEqual(answeredAt ?? startedAt);
    }
  });

  test("that stands still", async () => {
    const { scene, chance } = here();
    const stopped: Blow = {
      what: "the clock stopped",
      losesCalls: () => false,
      told: /"event":"call ended"/,
      async strike() {
        clock?.stop();
      },
    };
    await weather(scene, stopped, chance);
  });

  test("set forward by an hour: nobody is unregistered, no silence ends, no call becomes an hour longer", async () => {
    const { scene, chance } = here();
    const from = scene.box.log().length;
    await using guesser = await rawPhone(scene.box.now(), "209", { address: "127.0.60.1" });
    await guessUntilSilent(guesser, scene);
    await weather(scene, clockSet(hour), chance);

    expect(scene.box.log().slice(from)).not.toMatch(/"reason":"expired"/);
    await expectSilence(guesser, scene);
    const { records } = await readBooks(scene.box.home);
    const seconds = records.map(({ startedAt, endedAt }) => (endedAt - startedAt) / 1000);
    expect(Math.max(...seconds)).toBeLessThan(hour / 2);
    // What people read follows the clock: the engine has seen that it was set.
    const { registrations } = await scene.box.now().pbxStatus();
    const ends = registrations.flatMap(({ number, devices }) =>
      number === "211" ? devices.map(({ expiresAt }) => expiresAt) : [],
    );
    expect(ends[0]).toBeGreaterThan(Date.now() + (hour / 2) * 1000);
  });

  test("set back by an hour: a challenge of before may still be answered", async () => {
    const { scene, chance } = here();
    clock?.setOff(hour);
    await using owner = await rawPhone(scene.box.now(), "210", { address: "127.0.60.2" });
    const uri = `sip:${owner.raw.address}`;
    const asked = request({ ...registerOf(owner, uri), cseq: 1 });
    const [challenge] = challenges(await owner.raw.ask(asked));
    expect(challenge).toBeDefined();
    await weather(scene, clockSet(0), chance);

    const credentials = { user: "210", password: passwordOf("210"), method: "REGISTER", uri };
    const answer = challenge === undefined ? "" : authorization(challenge, credentials);
    const { status } = await owner.raw.ask(request({ ...registerOf(owner, uri), cseq: 2, headers: [answer] }));
    expect(status).toBe(200);
  });

  test("set forward, back, and each service killed before the telephones have registered anew", async () => {
    const { scene, chance } = here();
    const names = roundsWanted(1) > 1 ? servicesOf(scene) : ["pbx", chance.oneOf(servicesOf(scene))];
    for (const name of names) {
      await weather(scene, clockSet(hour, name), chance);
      await weather(scene, clockSet(0, name), chance);
    }
  });
});

if (clock === null) test.skip("a clock that is set needs the packages faketime and patchelf", () => undefined);

const registerOf = (phone: RawPhone, uri: string) => ({
  method: "REGISTER",
  uri,
  from: `sip:${phone.number}@127.0.0.1`,
  to: `sip:${phone.number}@127.0.0.1`,
  via: phone.raw.via,
  contact: phone.contact,
});

/** Wrong passwords until nothing is answered any more. */
async function guessUntilSilent(phone: RawPhone, { box }: Scene): Promise<void> {
  const from = box.log().length;
  await until("the guesser to be silenced", async () => {
    await phone.ask("REGISTER", { password: "guessed", limitMs: 100 }).catch(() => undefined);
    return box.log().slice(from).includes('"what":"silenced"');
  });
}

/** What somebody else was answered meanwhile would have been answered to this one too. */
async function expectSilence(phone: RawPhone, { phones }: Scene): Promise<void> {
  phone.raw.forget();
  phone.raw.send(request(registerOf(phone, "sip:127.0.0.1")));
  await phones.allAgain();
  expect(phone.raw.received).toEqual([]);
}
