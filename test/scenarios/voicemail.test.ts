import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pbxContract } from "../../daemon/contracts/pbx.ts";
import { storeContract } from "../../daemon/contracts/store.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { sentenceOf } from "../../daemon/model/reason.ts";
import { hearsPure } from "../rig/conversation.ts";
import { type MailServer, openMailServer } from "../rig/mail-server.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import type { RawPhone } from "../rig/raw-phone.ts";
import { field, type SipMessage } from "../rig/sip-text.ts";
import type { SipJsCall } from "../rig/sipjs-phone.ts";
import { hearTone } from "../rig/tone.ts";
import { until } from "../rig/waiting.ts";
import { readWav } from "../rig/wav.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

const spoken = 620;
const beep = 1_000;

interface Listed {
  readonly message: string;
  readonly state: string;
  readonly seconds: number;
  readonly caller: { readonly number: string };
}

describe("voicemail", () => {
  let mail: MailServer;
  const box = useBox();
  const to = (mailbox: string | null = null) => ({ kind: "voicemail", mailbox });

  beforeAll(async () => {
    mail = await openMailServer({ user: "box", password: "s3cret" });
    await box().import(
      officeDocument({
        numbers: numbersFrom(201, 5),
        change: (document) => ({
          ...document,
          extensions: (Array.isArray(document.extensions) ? document.extensions : []).map((one: { number: string }) =>
            one.number === "202"
              ? {
                  ...one,
                  profiles: [{ name: "Absent", inside: { onUnavailable: to(), onNoAnswer: to() } }],
                  planning: {
                    week: [
                      {
                        days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
                        ...{ from: "00:00", to: "24:00", profile: "Absent" },
                      },
                    ],
                  },
                }
              : one,
          ),
          mailboxes: [
            { id: "m202", name: "Répondeur", owner: "202", email: "bureau@exemple.fr", attachesAudio: true },
            { id: "m203", name: "Plein", owner: "203", mostMessages: 1 },
          ],
          mail: { host: "127.0.0.1", port: mail.port, security: "none", user: "box", from: "box@exemple.fr" },
        }),
      }),
    );
    await asked((pbx) => pbx.call("mailbox.setPin", { mailbox: "m202", pin: "482915", author: "test" }));
    const store = await connect(join(box().home, "run/store.sock"), storeContract);
    await store.call("mail.setPassword", { password: "s3cret", author: "test" });
    store.close();
  });

  afterAll(() => mail?.[Symbol.asyncDispose]());

  async function asked<Answer>(
    question: (pbx: Awaited<ReturnType<typeof connect<typeof pbxContract>>>) => Promise<Answer>,
  ): Promise<Answer> {
    const pbx = await connect(join(box().home, "run/pbx.sock"), pbxContract);
    try {
      return await question(pbx);
    } finally {
      pbx.close();
    }
  }
  const messages = async (mailbox: string): Promise<readonly Listed[]> =>
    JSON.parse((await box().sipleo("mailbox", "messages", mailbox, "--json")).output);

  /** Dials, waits for the beep, and sings for so long. */
  async function leaves(from: string, dialled: string, seconds: number): Promise<SipJsCall> {
    await using caller = await sipJsPhone(box(), from);
    const calling = await caller.call(dialled);
    await calling.happened("accepted");
    calling.sing(0);
    await hearsPure(calling, beep, 0);
    calling.sing(spoken);
    const since = performance.now();
    await until("so much to be said", () => performance.now() - since > seconds * 1_000);
    // Who speaks is sent silence, all the time: a stream that stops looks dead to who carries it.
    const { packets, lost, longestGapMs } = calling.sound.hearing(since);
    expect(packets).toBeGreaterThan(seconds * 40);
    expect({ lost, longestGapMs }).toEqual({ lost: 0, longestGapMs: 20 });
    calling.hangUp();
    return calling;
  }

  test("PRO-09 BVF-03 BVF-08 BVF-11: what is said after the beep is in the file, in the list, and in the e-mail", async () => {
    await leaves("201", "202", 3);

    const [message] = await until("the message", async () => {
      const all = await messages("m202");
      return all.length === 1 ? all : undefined;
    });
    expect(message).toMatchObject({ state: "new", caller: { number: "201" } });
    expect(message?.seconds).toBeGreaterThan(2);
    expect(message?.seconds).toBeLessThan(5);
    const file = join(box().home, "..", "heard.wav");
    await box().sipleo("mailbox", "hear", message?.message ?? "", file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await box().sipleo("mailbox", "hear", message?.message ?? "", file)).code).toBe(1);
    const { rate, samples } = readWav(file);
    const heard = hearTone(samples, rate, spoken, { windowMs: 20 });
    expect(heard.level).toBeGreaterThan(-14);
    expect(heard.level).toBeLessThan(-10);
    expect(heard.gaps.filter(({ lengthMs }) => lengthMs > 60)).toEqual([]);

    const letter = await until("the letter", () => mail.letters[0], { limitMs: 20_000 });
    expect(letter).toMatchObject({ from: "box@exemple.fr", to: ["bureau@exemple.fr"] });
    expect(letter.subject).toMatch(/^Message vocal de Poste 201 \(201\) \([0-9]+ s\)$/);
    expect(letter.text).toContain("Un message vocal vous attend dans la boîte « Répondeur » du 202.");
    expect(letter.text).toContain("composez le 500");
    expect(letter.attachment?.equals(readFileSync(file))).toBe(true);
    expect(box().log()).not.toContain("s3cret");
  });

  test("BVL-06 BVL-12 BVL-10: the lamp is lit; 500 plays the message, and deleting it puts the lamp out", async () => {
    await using watcher = await rawPhone(box(), "202");
    await watcher.register();
    const lamp = watch(watcher);
    await watcher.ask("SUBSCRIBE", {
      uri: `sip:202@127.0.0.1:${box().sipPort}`,
      headers: ["Event: message-summary", "Accept: application/simple-message-summary", "Expires: 300"],
    });
    await until("the lamp", () => lamp.bodies().at(-1)?.includes("Voice-Message: 1/0"));
    expect(lamp.bodies().at(-1)).toContain("Messages-Waiting: yes");
    await using phone = await sipJsPhone(box(), "202");

    const calling = await phone.call("500");
    await calling.happened("accepted");
    calling.sing(0);
    await calling.sound.sendDigit("1", 101);
    await hearsPure(calling, spoken, 0, 30_000);
    await calling.sound.sendDigit("2", 101);
    await until("the lamp to go out", () => lamp.bodies().at(-1)?.includes("Messages-Waiting: no"));
    expect(lamp.bodies().at(-1)).toContain("Voice-Message: 0/1");
    await calling.sound.sendDigit("2", 101);
    await calling.sound.sendDigit("3", 101);
    await until("the end of the message", async () => (await messages("m202")).length === 0);
    await calling.sound.sendDigit("#", 101);
    await calling.happened("bye", 20_000);
    lamp.stop();
  });

  test("A-45 BVL-11: from another telephone the code opens it, and three wrong ones close it", async () => {
    await leaves("201", "*50202", 2);
    await until("the message", async () => (await messages("m202")).length === 1);
    await using phone = await sipJsPhone(box(), "204");
    const keyed = async (digits: string) => {
      const calling = await phone.call("500");
      await calling.happened("accepted");
      calling.sing(0);
      await calling.sound.hear(10);
      for (const digit of digits) await calling.sound.sendDigit(digit, 101);
      return calling;
    };

    const right = await keyed("202#482915");
    const since = performance.now();
    await until("the code to be taken", () => performance.now() - since > 500);
    await right.sound.sendDigit("1", 101);
    await hearsPure(right, spoken, 0, 30_000);
    right.hangUp();

    const wrong = await keyed("202#111222");
    for (let tries = 0; tries < 2; tries += 1) {
      await wrong.sound.hear(40);
      for (const digit of "111222") await wrong.sound.sendDigit(digit, 101);
    }
    await wrong.happened("bye", 20_000);
    expect((await box().sipleo("alerts")).output).toContain("voicemail code of 202");
    expect(box().log()).not.toContain("111222");
  });

  test("a full mailbox is told instead of a beep", async () => {
    await leaves("201", "*50203", 2);
    await until("the message", async () => (await messages("m203")).length === 1);
    await using caller = await sipJsPhone(box(), "201");

    const calling = await caller.call("*50203");
    await calling.happened("accepted");
    calling.sing(0);
    await calling.happened("bye", 20_000);

    await box().atRest();
    const full = "La boîte vocale « Plein » est pleine : l'appelant en est prévenu";
    await until("the record", async () =>
      (await box().records()).some(({ reasons }) => reasons.some((one) => sentenceOf(one, "fr") === full)),
    );
    expect(await messages("m203")).toHaveLength(1);
  });
});

/** Answers every NOTIFY and keeps its body. */
function watch(phone: RawPhone): { bodies(): readonly string[]; stop(): void } {
  const seen: SipMessage[] = [];
  const timer = setInterval(() => {
    for (const message of phone.raw.received.filter(({ status, method }) => status === 0 && method === "NOTIFY")) {
      if (seen.some((one) => field(one, "cseq") === field(message, "cseq"))) continue;
      seen.push(message);
      phone.respond(message, 200, "OK");
    }
  }, 10);
  return { bodies: () => seen.map(({ body }) => body), stop: () => clearInterval(timer) };
}
