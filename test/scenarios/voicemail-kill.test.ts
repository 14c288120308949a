import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../daemon/model/reason.ts";
import { startBox, type TestBox } from "../rig/box.ts";
import { hearsPure } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { hearTone } from "../rig/tone.ts";
import { until } from "../rig/waiting.ts";
import { readWav } from "../rig/wav.ts";
import { sipJsPhone } from "../rig/with-box.ts";

const spoken = 620;
const beep = 1_000;
const office = officeDocument({
  numbers: numbersFrom(201, 2),
  change: (document) => ({ ...document, mailboxes: [{ id: "m202", name: "Répondeur", owner: "202" }] }),
});
const messages = async (box: TestBox): Promise<readonly { readonly message: string; readonly seconds: number }[]> =>
  JSON.parse((await box.sipleo("mailbox", "messages", "m202", "--json")).output);

describe("voicemail in trouble", () => {
  test("what was said until pbx was killed is a message at the next start", async () => {
    await using box = await startBox({ document: office });
    await using caller = await sipJsPhone(box, "201");
    const calling = await caller.call("*50202");
    await calling.happened("accepted");
    calling.sing(0);
    await hearsPure(calling, beep, 0);
    calling.sing(spoken);
    const since = performance.now();
    await until("four seconds to be said", () => performance.now() - since > 4_000);

    await box.killAndAwait("pbx");

    const [message] = await until("the message", async () => {
      const all = await messages(box).catch(() => []);
      return all.length === 1 ? all : undefined;
    });
    // Four seconds were said; a quarter of a second is what the disk may not have yet.
    expect(message?.seconds).toBeGreaterThan(3);
    const file = join(box.home, "..", "heard.wav");
    await box.sipleo("mailbox", "hear", message?.message ?? "", file);
    const { rate, samples } = readWav(file);
    expect(hearTone(samples, rate, spoken, { windowMs: 20 }).lastMs).toBeGreaterThan(2_500);
  });

  test.skipIf(process.getuid?.() !== 0)("a full disk is told instead of a beep, and the call ends well", async () => {
    using folder = temporaryFolder("full");
    const home = folder.file("home");
    const mailboxes = join(home, "voicemail");
    mkdirSync(mailboxes, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", mailboxes]);
    try {
      await using box = await startBox({ document: office, home });
      await using caller = await sipJsPhone(box, "201");
      const calling = await caller.call("*50202");
      await calling.happened("accepted");
      calling.sing(0);
      await calling.happened("bye", 30_000);

      await expect(hearsPure(calling, beep, 0, 100)).rejects.toThrow();
      await box.atRest();
      const told = "Le message n'a pas pu être enregistré sur le disque";
      await until("the record", async () =>
        (await box.records()).some(({ reasons }) => reasons.some((one) => sentenceOf(one, "fr") === told)),
      );
      expect(await messages(box)).toEqual([]);
    } finally {
      execFileSync("umount", [mailboxes]);
    }
  });
});
