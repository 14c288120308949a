import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sentenceOf } from "../../daemon/model/reason.ts";
import { calledTone, callerTone, hangUp, hears } from "../rig/conversation.ts";
import { keyTones } from "../rig/key-tones.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { openRtpPeer } from "../rig/rtp.ts";
import { audioTarget } from "../rig/sip-text.ts";
import { levelOf, tone } from "../rig/tone.ts";
import { until } from "../rig/waiting.ts";
import { writeWav } from "../rig/wav.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

const dayTone = 620;
const nightTone = 850;

describe("menus", () => {
  const box = useBox();
  let audio: (hertz: number) => object;

  beforeAll(async () => {
    const sounds = new Map<number, string>();
    for (const hertz of [dayTone, nightTone]) {
      const path = join(box().home, "..", `${hertz}.wav`);
      writeWav(path, { rate: 8_000, samples: tone({ hertz, seconds: 2, rate: 8_000 }) });
      sounds.set(hertz, (await box().sipleo("sound", "add", path)).output.trim());
    }
    audio = (hertz) => {
      const source = { kind: "file", sound: sounds.get(hertz), name: `${hertz}.wav` };
      return { source, volume: 10, secondsBefore: 0, secondsAfter: 0 };
    };
  });

  /** Jour at 601, with what a test is about, and Nuit at 602. */
  const officeWith = (day: Record<string, unknown>, extension: Record<string, unknown> = {}) =>
    box().import(
      officeDocument({
        numbers: numbersFrom(201, 5),
        change: (document) => ({
          ...document,
          extensions: (Array.isArray(document.extensions) ? document.extensions : []).map((one: { number: string }) =>
            one.number === "204" ? { ...one, ...extension } : one,
          ),
          menuNumbers: [
            { number: "601", name: "svi jour" },
            { number: "602", name: "svi nuit" },
          ],
          menus: [
            {
              ...{ name: "Jour", number: "601", audio: audio(dayTone) },
              events: [{ key: "2", action: { kind: "transfer", number: "202" } }],
              ...day,
            },
            { name: "Nuit", number: "602", audio: audio(nightTone) },
          ],
        }),
      }),
    );

  async function storyOf(
    from: string,
    dialled: string,
  ): Promise<{ readonly outcome: string; readonly told: readonly string[] }> {
    await box().atRest();
    const record = await until(`the record of a call to ${dialled}`, async () =>
      (await box().records()).find((one) => one.dialled === dialled && one.caller.number === from),
    );
    return { outcome: record.outcome, told: record.reasons.map((one) => sentenceOf(one, "fr")) };
  }

  test("who asks for somebody by name spells the first letters of it, and rings there once the name has been said", async () => {
    await officeWith({ events: [{ key: "9", action: { kind: "by-name" } }] }, { name: "Hélène Lefèvre" });
    await using caller = await sipJsPhone(box(), "202");
    await using desk = await sipJsPhone(box(), "204");

    const calling = await caller.call("601");
    await calling.happened("accepted");
    calling.sing(callerTone);
    for (const key of ["9", "5", "3", "3", "#"]) await calling.sound.sendDigit(key, 101);
    const called = await desk.incoming();
    called.accept();
    await called.happened("accepted");

    called.sing(calledTone);
    await hears(calling, calledTone, 0);
    await hears(called, callerTone, 0);
    await hangUp({ caller: calling, called });
    const { outcome, told } = await storyOf("202", "601");
    expect(outcome).toBe("answered");
    expect(told).toEqual(
      expect.arrayContaining([
        "L'appelant demande quelqu'un par son nom",
        "533 peut être : 204",
        "Le 204 est le poste « Hélène Lefèvre »",
      ]),
    );
  });

  test("SVI-09 SVI-18 SVI-23: the uploaded file is heard; 2 in the midst of it (RFC 4733) rings, and both hear each other", async () => {
    await officeWith({});
    await using caller = await sipJsPhone(box(), "201");
    await using desk = await sipJsPhone(box(), "202");

    const calling = await caller.call("601");
    await calling.happened("accepted");
    calling.sing(callerTone);
    await hears(calling, dayTone, 0);
    await calling.sound.sendDigit("2", 101);
    const called = await desk.incoming();
    expect(called.peer).toBe("201");
    called.ring();
    called.accept();
    await called.happened("accepted");

    called.sing(calledTone);
    await hears(calling, calledTone, 0);
    await hears(called, callerTone, 0);
    await hangUp({ caller: calling, called });
    const { outcome, told } = await storyOf("201", "601");
    expect(outcome).toBe("answered");
    expect(told).toEqual([
      "Le 601 « svi jour » mène au menu « Jour »",
      "Le menu « Jour » répond",
      "L'appelant choisit 2",
      "Le menu « Jour » transfère vers 202",
      ...told.slice(4),
    ]);
  });

  test("SVI-24: a key without an action (SIP INFO) plays it again, after the announcement has ended", async () => {
    await officeWith({});
    await using caller = await sipJsPhone(box(), "203");

    const calling = await caller.call("601");
    await calling.happened("accepted");
    await hears(calling, dayTone, 0);
    await until("the announcement to end", () => {
      const { packets } = calling.sound;
      const sung = packets.filter(({ samples }) => levelOf(samples, 8_000, dayTone) > -25);
      return performance.now() - (sung.at(-1)?.at ?? 0) > 300;
    });
    const since = performance.now();
    calling.sendInfoDigits("9");

    await hears(calling, dayTone, since);
    calling.hangUp();
    expect(await storyOf("203", "601")).toMatchObject({ outcome: "cancelled" });
  });

  test("SVI-23 SVI-24: without RFC 4733, keys in the sound are heard in the midst of the announcement and after it, and one that comes as INFO as well is one", async () => {
    await officeWith({ events: [{ key: "1", action: { kind: "menu", menu: "Nuit" } }] });
    await using phone = await rawPhone(box(), "204");
    await using sound = await openRtpPeer();
    const calling = await phone.ask("INVITE", {
      uri: `sip:601@127.0.0.1:${box().sipPort}`,
      body: [
        ...["v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0"],
        ...[`m=audio ${sound.port} RTP/AVP 8`, "a=rtpmap:8 PCMA/8000", ""],
      ].join("\r\n"),
      contentType: "application/sdp",
    });
    expect(calling.response.status).toBe(200);
    expect(calling.response.body).not.toContain("telephone-event");
    phone.ack(calling);
    sound.sendTo(audioTarget(calling.response.body), 0);
    const sung = (hertz: number, since: number) =>
      sound.packets.filter(({ at, samples }) => at > since && levelOf(samples, 8_000, hertz) > -25);
    const heard = (hertz: number, since = 0) => until(`${hertz} Hz`, () => sung(hertz, since).length > 5);

    await heard(dayTone);
    sound.say(keyTones("1"));
    await heard(nightTone);
    await until("the announcement to end", () => performance.now() - (sung(nightTone, 0).at(-1)?.at ?? 0) > 300);
    const since = performance.now();
    sound.say(keyTones("9"));
    await heard(nightTone, since);
    await phone.inDialog(calling.dialog, "INFO", {
      body: "Signal=9\r\nDuration=100\r\n",
      contentType: "application/dtmf-relay",
    });

    await phone.inDialog(calling.dialog, "BYE", { cseq: calling.dialog.cseq + 2 });
    const { told } = await storyOf("204", "601");
    expect(told.filter((one) => one.startsWith("L'appelant choisit"))).toEqual(["L'appelant choisit 1"]);
    expect(told.filter((one) => one.includes("9"))).toHaveLength(1);
    // The stream of what he was told never had a hole, from one announcement to the next and after them.
    expect(sound.hearing()).toMatchObject({ lost: 0, longestGapMs: 20 });
  });

  test("SVI-12 SVI-14 SVI-17: nobody chooses in time, and the next menu is heard", async () => {
    await officeWith({ expirySeconds: 1, onExpiry: { kind: "menu", menu: "Nuit" } });
    await using caller = await sipJsPhone(box(), "205");

    const calling = await caller.call("601");
    await calling.happened("accepted");
    await hears(calling, dayTone, 0);
    await hears(calling, nightTone, 0, 15_000);

    calling.hangUp();
    expect((await storyOf("205", "601")).told).toContain("Aucun choix en 1 s dans le menu « Jour »");
  });

  test("SVI-26 PRO-07: who calls a closed office hears its menu", async () => {
    const week = [
      {
        days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        ...{ from: "00:00", to: "24:00", profile: "Fermé" },
      },
    ];
    const profiles = [{ name: "Fermé", inside: { onUnavailable: { kind: "number", number: "602" } } }];
    await officeWith({}, { profiles, planning: { week } });
    await using caller = await sipJsPhone(box(), "201");

    const calling = await caller.call("204");
    await calling.happened("accepted");
    await hears(calling, nightTone, 0);

    calling.hangUp();
    expect(await storyOf("201", "204")).toMatchObject({ outcome: "cancelled" });
  });
});
