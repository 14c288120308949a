import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useSentences } from "../../site/use-site.ts";

interface PlayerProps {
  readonly audio: string;
  readonly label: string;
  /** What it is called when it is taken away. */
  readonly file: string;
}

/** Plays a recording as it comes; nothing is fetched, and nothing noted, before somebody presses play. */
export function Player({ audio, label, file }: PlayerProps) {
  const t = useSentences().recordings;
  const isBroken = useSignal(false);
  const player = useRef<HTMLAudioElement>(null);
  useEffect(() => player.current?.focus(), []);
  return (
    <div class="player">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
      <audio
        ref={player}
        controls
        preload="none"
        src={audio}
        aria-label={label}
        onError={() => {
          isBroken.value = true;
        }}
      />
      <span class="quiet">{t.sides}</span>
      <a class="button" href={audio} download={file}>
        {t.download}
      </a>
      {isBroken.value && (
        <p class="issue" role="alert">
          {t.unheard}
        </p>
      )}
    </div>
  );
}
