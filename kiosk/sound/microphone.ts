import { wavOf } from "./wav.ts";

/** Five minutes of it still fit into one upload. */
export const LONGEST_TAKE_SECONDS = 300;
/** The best that a telephone plays. */
const RATE = 16_000;

/** What is being recorded. */
export interface Take {
  /** Ends it; the sound as a WAV. */
  stop(): Promise<Uint8Array<ArrayBuffer>>;
  /** Throws it away. */
  drop(): void;
}

/** `absent`: plain http, or a machine without one; `refused`: by whoever sits there, or by a rule of the firm. */
export type Opened = { readonly kind: "recording"; readonly take: Take } | { readonly kind: "refused" | "absent" };

/** Begins to record. The browser asks whoever sits there first; the light of the microphone goes out with the take. */
export async function openMicrophone(): Promise<Opened> {
  if (navigator.mediaDevices === undefined) return { kind: "absent" };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  } catch (error) {
    return { kind: error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "absent" };
  }
  const pieces: Blob[] = [];
  const recorder = new MediaRecorder(stream);
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ended = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
  });
  recorder.start();
  const drop = () => {
    if (recorder.state !== "inactive") recorder.stop();
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    kind: "recording",
    take: {
      drop,
      async stop() {
        drop();
        await ended;
        return await asWav(await new Blob(pieces).arrayBuffer());
      },
    },
  };
}

/** Every browser records in a format of its own (WebM, Ogg, MP4): it also reads it, and resamples on the way. */
async function asWav(recorded: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(recorded);
  return wavOf({ rate: RATE, values: sound.getChannelData(0) });
}
