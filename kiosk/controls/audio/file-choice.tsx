import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { RAW_KINDS, type RawKind, type Sound } from "../../../daemon/contracts/sound.ts";
import { useSentences } from "../../site/use-site.ts";
import { Button } from "../button.tsx";
import { Sending } from "./sending.tsx";
import { useUpload } from "./use-upload.ts";

/** « Parcourir… »: a file is sent as soon as it is chosen; of a RAW one, which says nothing of itself, the format is asked first [AUD-06, A-26]. */
export function FileChoice({ onSent }: { readonly onSent: (sound: Sound) => void }) {
  const t = useSentences().audio;
  const { share, trouble, send, cancel } = useUpload(onSent);
  const input = useRef<HTMLInputElement>(null);
  const raw = useSignal<File | null>(null);
  const format = useSignal<RawKind>("slin8");
  const chosen = (file: File | undefined) => {
    raw.value = null;
    if (file === undefined) return;
    if (/\.raw$/i.test(file.name)) raw.value = file;
    else void send({ name: file.name, bytes: file });
  };
  const sendRaw = () => {
    if (raw.value !== null) void send({ name: raw.value.name, bytes: raw.value, raw: format.value });
    raw.value = null;
  };
  return (
    <div class="audio-choice">
      <input
        ref={input}
        type="file"
        class="unseen"
        tabIndex={-1}
        aria-hidden="true"
        accept=".mp3,.raw,.wav,.ogg,audio/*"
        onChange={(event) => {
          chosen(event.currentTarget.files?.[0]);
          event.currentTarget.value = ""; // the same file may be chosen once more
        }}
      />
      <Button onClick={() => input.current?.click()}>{t.browse}</Button> <span class="quiet">{t.limits}</span>
      {raw.value !== null && (
        <span class="raw">
          <label>
            <span>{t.rawFormat}</span>
            <select
              value={format.value}
              onChange={({ currentTarget: { value } }) => {
                format.value = RAW_KINDS.find((kind) => kind === value) ?? "slin8";
              }}
            >
              {RAW_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t.rawKinds[kind]}
                </option>
              ))}
            </select>
          </label>
          <Button onClick={sendRaw}>{t.send}</Button>
        </span>
      )}
      <Sending share={share} trouble={trouble} cancel={cancel} />
    </div>
  );
}
