import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { promptFolder } from "../../daemon/pbx/prompts/prompt-folder.ts";
import { recordedPrompts } from "../../daemon/pbx/prompts/recorded-prompts.ts";
import { heardBy } from "../rig/conversation.ts";
import { halved } from "../rig/correlation.ts";
import { foundIn } from "../rig/found-in.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { readWav } from "../rig/wav.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const folder = recordedPrompts();
/** From the middle of a prompt, at the 8 kHz of the telephone: enough to know it by, quickly found. */
const pieceOf = (samples: Int16Array) => samples.subarray(samples.length / 4, samples.length / 4 + 2_000);
const spoken = (name: string) => halved(readWav(join(promptFolder(import.meta.dirname), `${name}.wav`)).samples);

describe.skipIf(folder === null)(
  "sentences of the box that a person has recorded (asterisk-core-sounds-fr-wav)",
  () => {
    const box = useBox();
    const recorded = (name: string) => readWav(join(folder ?? "", `${name}.wav`)).samples;
    const office = (prompts: "spoken" | "recorded") =>
      officeDocument({
        numbers: numbersFrom(201, 2),
        change: (document) => ({
          ...document,
          speech: { prompts },
          parking: { next: "700", places: ["701"], seconds: 60 },
          mailboxes: [{ id: "m201", name: "Gérant", owner: "201", isDefault: true }],
        }),
      });
    beforeAll(() => box().import(office("recorded")));

    /** What somebody hears who leaves his mailbox. */
    async function goodbye(): Promise<Int16Array> {
      await using phone = await sipJsPhone(box(), "201");
      const calling = await phone.call("500");
      await calling.happened("accepted");
      await calling.sound.hear(25);
      calling.sendInfoDigits("#");
      await calling.happened("bye");
      return heardBy(calling);
    }

    test("« Au revoir » is the recording, and the voice's again when that is chosen", async () => {
      const [recording, voice] = [pieceOf(recorded("vm-goodbye")), pieceOf(spoken("vm-goodbye"))];

      const first = await goodbye();
      expect(foundIn(first, recording).alike).toBeGreaterThan(0.85);
      expect(foundIn(first, voice).alike).toBeLessThan(0.7);

      await box().import(office("spoken"));
      const second = await goodbye();
      expect(foundIn(second, voice).alike).toBeGreaterThan(0.85);
      expect(foundIn(second, recording).alike).toBeLessThan(0.7);
    });
  },
);
