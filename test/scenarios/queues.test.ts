import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { AgentState, QueueState } from "../../daemon/contracts/queue-state.ts";
import { calledTone, callerTone, hangUp, heardBy, hears } from "../rig/conversation.ts";
import { foundIn } from "../rig/found-in.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import type { SipJsCall, SipJsPhone } from "../rig/sipjs-phone.ts";
import { until } from "../rig/waiting.ts";
import { readWav, writeWav } from "../rig/wav.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const RATE = 8_000;
/** RFC 4733 events, as the telephones of the rig offer them. */
const EVENTS = 101;

/** A music that is like itself at no other moment: a tone whose pitch rises. */
const music = Int16Array.from({ length: 4 * RATE }, (_, n) =>
  Math.round(6_000 * Math.sin(2 * Math.PI * (400 * (n / RATE) + 75 * (n / RATE) ** 2))),
);

/** The beginning of what the box says, as a telephone hears it. */
function prompt(name: string): Int16Array {
  const { samples } = readWav(fileURLToPath(new URL(`../../daemon/pbx/prompts/${name}.wav`, import.meta.url)));
  const heard = samples.filter((_, n) => n % 2 === 0);
  const from = heard.findIndex((sample) => Math.abs(sample) > 1_000);
  return heard.subarray(from, from + 0.4 * RATE);
}

/** Waits until that piece stands somewhere in what the call has heard. */
const hearsPiece = (what: string, call: SipJsCall, piece: Int16Array): Promise<unknown> =>
  until(`${what} to be heard`, () => foundIn(heardBy(call).subarray(-5 * RATE), piece).alike > 0.7, {
    limitMs: 25_000,
    everyMs: 500,
  });

describe("queues and agents", () => {
  const box = useBox();

  beforeAll(async () => {
    const wav = join(box().home, "..", "music.wav");
    writeWav(wav, { rate: RATE, samples: music });
    const sound = (await box().sipleo("sound", "add", wav)).output.trim();
    const audio = { source: { kind: "file", sound, name: "music.wav" }, volume: 10, secondsBefore: 0, secondsAfter: 0 };
    await box().import(
      officeDocument({
        numbers: numbersFrom(201, 6),
        change: (document) => ({
          ...document,
          format: 2,
          agents: [{ number: "301", name: "Agnès", pin: "4711" }],
          groups: [
            {
              ...{ number: "800", name: "Vente", members: ["301"], strategy: "in-order" },
              queue: { isOn: true, wrapUpSeconds: 2, leaveKey: "9", leaveTo: { kind: "number", number: "205" } },
            },
          ],
          music: { musics: [{ name: "Essai", audio }], active: "Essai" },
        }),
      }),
    );
  }, 30_000);

  const asked = async <Item>(...words: readonly string[]): Promise<readonly Item[]> =>
    JSON.parse((await box().sipleo(...words, "--json")).output);
  const agent = async () => (await asked<AgentState>("agent", "list"))[0];
  const queue = async () => (await asked<QueueState>("queue", "list"))[0];

  /** As a person does it: the code, then the PIN when it is asked for. */
  async function logIn(phone: SipJsPhone): Promise<void> {
    const calling = await phone.call("*22301");
    await calling.happened("accepted");
    calling.sing(callerTone);
    await hearsPiece("the question for the PIN", calling, prompt("agent-pin"));
    for (const digit of "4711#") await calling.sound.sendDigit(digit, EVENTS);
    await hearsPiece("that he is logged in", calling, prompt("agent-logged-in"));
    await calling.happened("bye");
  }

  const waiting = async (phone: SipJsPhone): Promise<SipJsCall> => {
    const calling = await phone.call("800");
    await calling.happened("accepted");
    calling.sing(callerTone);
    return calling;
  };

  test("SVI-15 A-24 GAP-21 AGT-07: an agent logs in by code and takes two callers in the order in which they came, who hear their place and the music", async () => {
    await using desk = await sipJsPhone(box(), "202");
    await using first = await sipJsPhone(box(), "201");
    await using second = await sipJsPhone(box(), "203");
    await using third = await sipJsPhone(box(), "204");
    await using reception = await sipJsPhone(box(), "205");
    await logIn(desk);
    expect(await agent()).toMatchObject({ number: "301", desk: "202", state: "free" });

    // He has a pause, so that the two have to wait.
    expect((await box().sipleo("agent", "pause", "301")).output).toContain("paused");
    const one = await waiting(first);
    await hearsPiece("that he is next", one, prompt("queue-next"));
    const other = await waiting(second);
    await hearsPiece("the second place", other, prompt("digit-2"));
    await hearsPiece("the music", one, music.subarray(RATE, 1.5 * RATE));
    await hearsPiece("the music", other, music.subarray(RATE, 1.5 * RATE));
    expect((await queue())?.waiting.map(({ caller }) => caller.number)).toEqual(["201", "203"]);

    expect((await box().sipleo("agent", "resume", "301")).code).toBe(0);
    const taken = await desk.incoming();
    expect(taken.peer).toBe("201");
    taken.accept();
    taken.sing(calledTone);
    await hears(one, calledTone, 0);
    await hears(taken, callerTone, 0);
    await hangUp({ caller: one, called: taken });

    const next = await desk.incoming(15_000);
    expect(next.peer).toBe("203");
    const last = await waiting(third);
    next.accept();
    next.sing(calledTone);
    await hears(other, calledTone, 0);

    await last.sound.sendDigit("9", EVENTS);
    const left = await reception.incoming();
    left.accept();
    left.sing(calledTone);
    await hears(last, calledTone, 0);
    await hangUp({ caller: last, called: left });
    await hangUp({ caller: other, called: next });

    await box().atRest();
    const records = await until("the records of three callers", async () => {
      const all = (await box().records()).filter(({ dialled }) => dialled === "800");
      return all.length === 3 && all;
    });
    const [served, after] = ["201", "203"].map((number) => records.find(({ caller }) => caller.number === number));
    // His wrap-up of two seconds, by the clock of the box; it begins a little before the first call has quite ended.
    expect((after?.queue?.leftAt ?? 0) - (served?.endedAt ?? 0)).toBeGreaterThan(1_500);
    const ends = new Map(
      records.map(({ caller, queue: stay, agent: who, answeredBy }) => [caller.number, [stay?.end, who, answeredBy]]),
    );
    expect(Object.fromEntries(ends)).toEqual({
      "201": ["answered", "301", "301"],
      "203": ["answered", "301", "301"],
      "204": ["left", null, "205"],
    });
  }, 90_000);

  test("GAP-21 AGT-07 AGT-01: he logs in at another telephone, is rung there alone, and shown by his own number", async () => {
    await using before = await sipJsPhone(box(), "202");
    await using now = await sipJsPhone(box(), "206");
    await using caller = await sipJsPhone(box(), "201");
    await logIn(before);
    await logIn(now);
    expect(await agent()).toMatchObject({ desk: "206" });

    const calling = await caller.call("301");
    const called = await now.incoming();
    called.accept();
    await calling.happened("accepted");
    await hangUp({ caller: calling, called });
    const back = await now.call("201");
    expect((await caller.incoming()).peer).toBe("301");
    back.hangUp();

    expect((await box().sipleo("agent", "logout", "301")).code).toBe(0);
    const gone = await caller.call("800");
    await gone.happened("rejected");
    await expect(before.incoming(100)).rejects.toThrow("a call for 202");
  }, 60_000);
});
