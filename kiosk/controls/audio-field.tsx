import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { notesOf } from "../../daemon/model/config/field.ts";
import {
  AUDIO_CHOICES,
  type AudioChoice,
  firstChoice,
  firstSource,
  isSilent,
  readSource,
  type SourceDraft,
} from "../forms/audio-draft.ts";
import { fieldsOf, valueAt } from "../forms/draft.ts";
import { hearBlock } from "../site/hear-block.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { FileChoice } from "./audio/file-choice.tsx";
import { LibraryChoice } from "./audio/library-choice.tsx";
import { MicrophoneChoice } from "./audio/microphone-choice.tsx";
import { StudioLink } from "./audio/studio-link.tsx";
import type { ControlProps } from "./control-props.ts";
import { Name } from "./name.tsx";
import { Player } from "./player.tsx";
import { Row } from "./row.tsx";
import { SchemaField } from "./schema-field.tsx";

const VOLUMES = [1, 2, 5, 10, 15, 20, 30, 40, 50, 60, 80, 100];
const SECONDS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60];

/** The audio block of the guide: how loud, the silences, and what is heard; it can be listened to before it is saved [AUD-01…07]. */
export function AudioField({ form, path, schema }: ControlProps) {
  const t = useSentences().audio;
  const { source: _source, volume = {}, secondsBefore = {}, secondsAfter = {} } = fieldsOf(schema);
  const select = (field: string, of: object, values: readonly number[], word: (value: string) => string) => {
    const own = form.text(`${path}/${field}`);
    // A value that was given otherwise stays what it is.
    const all = [...new Set([...values, ...(/^[0-9]+$/.test(own) ? [Number(own)] : [])])].sort(
      (one, other) => one - other,
    );
    const choices = all.map((value) => ({ value: String(value), label: word(String(value)) }));
    return <SchemaField form={form} name={`${path}/${field}`} schema={of} choices={choices} />;
  };
  return (
    <>
      {select("volume", volume, VOLUMES, t.percent)}
      {select("secondsBefore", secondsBefore, SECONDS, t.seconds)}
      {select("secondsAfter", secondsAfter, SECONDS, t.seconds)}
      <SourceRow form={form} path={path} schema={schema} />
    </>
  );
}

function SourceRow({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences().audio;
  const id = useId();
  const at = `${path}/source`;
  const saved = readSource(valueAt(form.initial.value, at));
  const source = readSource(form.value(at));
  const choice = useSignal<AudioChoice>(firstChoice(saved));
  /** What was typed or sent for a choice is there again when one comes back to it. */
  const before = useSignal<Partial<Record<AudioChoice, SourceDraft>>>({});
  const issue = form.issueOf(at);
  const choose = (next: AudioChoice) => {
    before.value = { ...before.value, [choice.value]: source };
    choice.value = next;
    form.set(at, before.value[next] ?? firstSource(next, saved));
  };
  const set = (next: SourceDraft) => form.set(at, next);
  const sent = ({ sound, name }: { readonly sound: string; readonly name: string }) =>
    set({ kind: "file", sound, name });
  const number = (field: string) => Number(form.text(`${path}/${field}`)) || 0;
  const listen = async () => {
    const silences = { secondsBefore: number("secondsBefore"), secondsAfter: number("secondsAfter") };
    if (source.kind === "none") return { kind: "away" } as const;
    return await hearBlock(site, { source, volume: number("volume") || 10, ...silences });
  };
  const isThere = (one: AudioChoice) => one !== "keep" || saved.kind !== "none";
  return (
    <Row label={<span id={id}>{t.file}</span>} help={site.inWords(notesOf(schema).help)}>
      <p class="audio-now">
        <Chosen source={source} />
        {!isSilent(source) && (
          <Player name={t.asHeard} fetch={listen}>
            {t.listen}
          </Player>
        )}
      </p>
      <div
        role="radiogroup"
        aria-labelledby={id}
        aria-invalid={issue === undefined ? undefined : "true"}
        aria-describedby={`${id}-issue`}
        tabIndex={-1}
        class="audio-choices"
      >
        {AUDIO_CHOICES.filter(isThere).map((one) => (
          <div key={one}>
            <label>
              <input type="radio" name={id} checked={choice.value === one} onChange={() => choose(one)} />
              {t.choices[one]}
            </label>
            {choice.value === one && one === "text" && (
              <textarea
                rows={4}
                maxLength={4000}
                dir="auto"
                aria-label={t.text}
                value={source.kind === "text" ? source.text : ""}
                onInput={(event) => set({ kind: "text", text: event.currentTarget.value })}
              />
            )}
            {choice.value === one && one === "file" && <FileChoice onSent={sent} />}
            {choice.value === one && one === "microphone" && <MicrophoneChoice onSent={sent} />}
            {choice.value === one && one === "library" && (
              <LibraryChoice chosen={source.kind === "file" ? source.sound : ""} onChoose={sent} />
            )}
          </div>
        ))}
      </div>
      <StudioLink />
      <p class="issue" id={`${id}-issue`}>
        {issue !== undefined && <bdi>{source.kind === "file" ? t.nothingSent : site.told(issue)}</bdi>}
      </p>
    </Row>
  );
}

/** What is heard as it stands now; « Aucune musique chargée » [AUD-04]. */
function Chosen({ source }: { readonly source: SourceDraft }) {
  const t = useSentences().audio;
  if (source.kind === "file" && source.sound !== "") {
    return (
      <span>
        {t.fileIs} <Name>{source.name === "" ? t.unnamed : source.name}</Name>
      </span>
    );
  }
  if (source.kind === "text" && source.text.trim() !== "") {
    return (
      <span>
        {t.textIs} <Name>{source.text.length > 80 ? `${source.text.slice(0, 80)}…` : source.text}</Name>
      </span>
    );
  }
  return <span class="quiet">{t.nothingLoaded}</span>;
}
