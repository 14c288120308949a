import { readWavHead } from "../../kit/wav.ts";
import type { Streamed } from "./call.ts";

/** A WAV file that comes piece by piece. Its first piece says how long it is, and is fetched before anything is answered. */
export async function wavAnswer(stream: AsyncGenerator<Uint8Array>): Promise<Streamed> {
  const first = await stream.next();
  const whole = first.done === true ? stream : after(first.value, stream);
  const head = first.done === true ? null : readWavHead(first.value, Number.MAX_SAFE_INTEGER);
  // A recorder that was killed has left no length.
  const isKnown = head !== null && head.bytes < LONGEST;
  const fields: Streamed["fields"] = [["Content-Type", "audio/wav"]];
  return { stream: whole, fields, ...(isKnown ? { length: head.from + head.bytes } : {}) };
}

/** What a WAV head can say: more is the length of a file that was taken for endless. */
const LONGEST = 2 ** 32;

async function* after(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
