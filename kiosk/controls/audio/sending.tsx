import type { ReadonlySignal } from "@preact/signals";
import { useSentences } from "../../site/use-site.ts";
import { Button } from "../button.tsx";

interface SendingProps {
  readonly share: ReadonlySignal<number | null>;
  readonly trouble: ReadonlySignal<string | null>;
  readonly cancel: () => void;
}

/** How far a sound has got on its way to the box, or why it did not. */
export function Sending({ share, trouble, cancel }: SendingProps) {
  const t = useSentences();
  return (
    <>
      {share.value !== null && (
        <span class="sending">
          <progress aria-label={t.audio.sending} max={1} value={share.value} />
          <span class="quiet">{share.value < 1 ? t.audio.sending : t.audio.reading}</span>
          <Button kind="quiet" onClick={cancel}>
            {t.cancel}
          </Button>
        </span>
      )}
      <p class="issue" role="alert">
        {trouble.value !== null && <bdi>{trouble.value}</bdi>}
      </p>
    </>
  );
}
