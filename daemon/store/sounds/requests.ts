import type { storeContract } from "../../contracts/store.ts";
import type { Handlers } from "../../kit/rpc.ts";
import { NOMINAL_VOLUME } from "../../model/config/audio.ts";
import { unwritableAnswer } from "../config/answers.ts";
import { noted } from "../noted.ts";
import type { StoreParts } from "../store-parts.ts";
import { isRefused, type Refused } from "./decoder.ts";
import type { Ready } from "./ready-sounds.ts";

/** Bytes of one piece of a rendered sound. */
const PIECE_BYTES = 512 * 1024;

/** Uploads, and listening before saving. */
export function soundRequests(parts: StoreParts): Handlers<typeof storeContract> {
  const { sounds, configuration, clock } = parts;
  return {
    "sound.add": async ({ name, raw, bytes, author }) => {
      try {
        const added = await sounds.add({ name, raw, bytes: Buffer.from(bytes, "base64") });
        if (isRefused(added)) return refused(added);
        await noted(parts, { at: clock.now(), author, action: "sound.add", text: name, revision: null });
        return { kind: "added", sound: added };
      } catch (error) {
        return unwritableAnswer(error);
      }
    },
    "sound.list": () => ({ items: [...sounds.uploaded.list] }),
    "sound.hear": ({ sound, volume = NOMINAL_VOLUME }) =>
      answered(() => sounds.listen({ kind: "file", sound, name: "" }, volume, [])),
    "voice.say": ({ text, volume = NOMINAL_VOLUME }) => {
      const { dictionary } = configuration.state.saved.document.speech;
      return answered(() => sounds.listen({ kind: "text", text }, volume, dictionary));
    },
    "ready.read": async ({ ready, at }) => {
      const wav = await sounds.read(ready);
      const end = at + PIECE_BYTES;
      return { bytes: wav.toString("base64", at, end), next: end < wav.length ? end : null };
    },
  };
}

async function answered(make: () => Promise<Ready>) {
  try {
    const made = await make();
    return isRefused(made) ? refused(made) : { kind: "ready" as const, ready: made.name };
  } catch (error) {
    return unwritableAnswer(error);
  }
}

const refused = ({ refusal }: Refused) => ({ kind: "refused" as const, message: refusal.fr, english: refusal.en });
