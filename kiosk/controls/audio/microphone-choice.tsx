import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Sound } from "../../../daemon/contracts/sound.ts";
import { useNow } from "../../site/use-now.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { LONGEST_TAKE_SECONDS, openMicrophone, type Take } from "../../sound/microphone.ts";
import { Button } from "../button.tsx";
import { Sending } from "./sending.tsx";
import { useUpload } from "./use-upload.ts";

/** Speaks an announcement into the microphone of this computer; sent when it is stopped. */
export function MicrophoneChoice({ onSent }: { readonly onSent: (sound: Sound) => void }) {
  const site = useSite();
  const t = useSentences().audio;
  const { share, trouble, send, cancel } = useUpload(onSent);
  const take = useRef<Take | null>(null);
  const since = useSignal<number | null>(null);
  const isGone = useRef(false);
  useEffect(
    () => () => {
      isGone.current = true;
      take.current?.drop();
    },
    [],
  );
  const start = async () => {
    trouble.value = null;
    const opened = await openMicrophone();
    if (opened.kind !== "recording") {
      trouble.value = opened.kind === "refused" ? t.microphoneRefused : t.microphoneAbsent;
      return;
    }
    // Whoever was asked may have gone to another page before he allowed it.
    if (isGone.current) return opened.take.drop();
    take.current = opened.take;
    since.value = site.feed.now();
  };
  const stop = async () => {
    const now = take.current;
    take.current = null;
    since.value = null;
    if (now === null) return;
    try {
      const wav = await now.stop();
      await send({ name: `${t.takeName(site.formats.value.moment(Date.now()))}.wav`, bytes: new Blob([wav]) });
    } catch {
      trouble.value = t.takeEmpty; // too short to hold any sound
    }
  };
  return (
    <div class="audio-choice">
      {since.value === null ? (
        <Button icon="microphone" onClick={() => void start()}>
          {t.record}
        </Button>
      ) : (
        <>
          <Button kind="danger" icon="stop" onClick={() => void stop()}>
            {t.stop}
          </Button>
          <Elapsed since={since.value} onEnd={() => void stop()} />
        </>
      )}
      <Sending share={share} trouble={trouble} cancel={cancel} />
    </div>
  );
}

function Elapsed({ since, onEnd }: { readonly since: number; readonly onEnd: () => void }) {
  const { formats } = useSite();
  const t = useSentences().audio;
  const now = useNow();
  const isOver = now - since >= LONGEST_TAKE_SECONDS * 1000;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver]);
  return (
    <span class="quiet">
      {t.recording} {formats.value.duration(now - since)} / {formats.value.duration(LONGEST_TAKE_SECONDS * 1000)}
    </span>
  );
}
