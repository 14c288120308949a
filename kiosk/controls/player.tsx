import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Heard } from "../api/hear.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { Button } from "./button.tsx";

interface PlayerProps {
  /** What is listened to, for who cannot see it: « Écouter : Bienvenue ». */
  readonly name: string;
  readonly children?: string;
  /** Fetched when somebody wants to hear it, and never before: listening may be noted. */
  readonly fetch: () => Promise<Heard>;
}

/** Fetches a sound and plays it, with the browser's own buttons. */
export function Player({ name, children, fetch }: PlayerProps) {
  const site = useSite();
  const t = useSentences();
  const busy = useSignal(false);
  const address = useSignal<string | null>(null);
  const forget = () => {
    if (address.peek() !== null) URL.revokeObjectURL(address.peek() ?? "");
  };
  useEffect(() => forget, []);
  const play = async () => {
    busy.value = true;
    const heard = await fetch();
    busy.value = false;
    if (heard.kind !== "sound") {
      site.notices.failed(heard.kind === "away" ? t.away : site.told(heard.problem));
      return;
    }
    forget();
    address.value = URL.createObjectURL(new Blob([heard.wav], { type: "audio/wav" }));
  };
  return (
    <span class="player">
      <Button icon="play" label={t.audio.listenTo(name)} busy={busy.value} onClick={() => void play()}>
        {children}
      </Button>
      {address.value !== null && (
        // biome-ignore lint/a11y/useMediaCaption: what somebody said on the telephone has no captions
        <audio key={address.value} src={address.value} aria-label={name} controls autoplay />
      )}
    </span>
  );
}
