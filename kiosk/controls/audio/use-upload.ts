import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { LARGEST_SOUND, type RawKind, type Sound } from "../../../daemon/contracts/sound.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

interface Sending {
  readonly name: string;
  readonly bytes: Blob;
  readonly raw?: RawKind;
}

/** Sends sounds to the box, one at a time; what goes wrong is said where it was sent from. */
export function useUpload(onSent: (sound: Sound) => void) {
  const site = useSite();
  const t = useSentences();
  /** Null: nothing is on its way. */
  const share = useSignal<number | null>(null);
  const trouble = useSignal<string | null>(null);
  const broken = useRef(new AbortController());
  useEffect(() => () => broken.current.abort(), []);

  const send = async ({ name, bytes, raw }: Sending) => {
    trouble.value = null;
    if (bytes.size > LARGEST_SOUND) {
      trouble.value = t.audio.tooLarge;
      return;
    }
    broken.current = new AbortController();
    const { signal } = broken.current;
    share.value = 0;
    const query = { name: name.slice(-128), ...(raw === undefined ? {} : { raw }) };
    const answer = await site.upload({ bytes, query, signal, onProgress: (now) => (share.value = now) });
    share.value = null;
    if (signal.aborted) return;
    if (answer.kind === "done") onSent(answer.body);
    else trouble.value = answer.kind === "away" ? t.away : site.told(answer.problem);
  };
  return { share, trouble, send, cancel: () => broken.current.abort() };
}
