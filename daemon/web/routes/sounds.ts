import { RENDERING_MS } from "../../contracts/sound.ts";
import { authorOf } from "../access/guest.ts";
import { refusedBecause, unwritable } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Refusal, refuse, type Some, type Streamed } from "./call.ts";
import { wavAnswer } from "./wav-answer.ts";

type Made =
  | { readonly kind: "ready"; readonly ready: string }
  | { readonly kind: "refused" | "unwritable"; readonly message: string; readonly english: string };

/** Sounds that people upload, and what they listen to before they save [AUD-04]. Nothing is decoded in this process. */
export const soundRoutes = ({ store }: Services): Some<"sounds.list" | "sounds.add" | "sounds.hear" | "voice.say"> => {
  async function* wav(ready: string): AsyncGenerator<Uint8Array> {
    for (let at: number | null = 0; at !== null; ) {
      const piece: { bytes: string; next: number | null } = await store.ask("ready.read", { ready, at });
      yield Buffer.from(piece.bytes, "base64");
      at = piece.next;
    }
  }
  const heard = async (made: Made): Promise<Streamed | Refusal> =>
    made.kind === "ready" ? wavAnswer(wav(made.ready)) : notMade(made);

  return {
    "sounds.list": async () => ({ status: 200, body: await store.ask("sound.list", {}) }),

    "sounds.add": async ({ query: { name, raw }, body, guest }) => {
      const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("base64");
      const asked = { name, bytes, author: authorOf(guest), ...(raw === undefined ? {} : { raw }) };
      const answer = await store.ask("sound.add", asked, RENDERING_MS);
      return answer.kind === "added" ? { status: 201, body: answer.sound } : notMade(answer);
    },

    "sounds.hear": async ({ parameters: { sound }, query: { volume } }) => {
      const asked = { sound, ...(volume === undefined ? {} : { volume: Number(volume) }) };
      return heard(await store.ask("sound.hear", asked, RENDERING_MS));
    },

    "voice.say": async ({ body }) => heard(await store.ask("voice.say", body, RENDERING_MS)),
  };
};

const notMade = (answer: Exclude<Made, { kind: "ready" }>): Refusal =>
  refuse(answer.kind === "refused" ? refusedBecause(answer) : unwritable(answer));
