import { useSignal } from "@preact/signals";
import type { LinePreset } from "../../../daemon/model/line-presets/line-preset.ts";
import { ChoiceField } from "../../controls/choice-field.tsx";
import { Panel } from "../../controls/panel.tsx";
import { draftValue } from "../../forms/draft.ts";
import type { Form } from "../../forms/form.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { Sentences } from "../../words/fr.ts";
import { fieldSchemas } from "../objects/read-object.ts";

/** The operator of a new line: what is published of its lines is filled in, what is not is told as questions [GAP-24]. */
export function OperatorPanel({ form }: { readonly form: Form }) {
  const site = useSite();
  const t = useSentences().trunks.preset;
  const { asked } = useAnswer(() => site.ask("linePresets.list"));
  const chosen = useSignal<LinePreset | null>(null);
  const presets = asked.value.kind === "here" ? asked.value.value.items : [];
  const choose = (id: string) => {
    const preset = presets.find((one) => one.id === id) ?? null;
    chosen.value = preset;
    if (preset !== null) fillIn(form, preset);
  };
  const preset = chosen.value;
  return (
    <Panel title={t.title}>
      <ChoiceField
        label={t.label}
        value={preset?.id ?? ""}
        choices={[
          { value: "", label: t.other },
          ...presets.map(({ id, name }) => ({ value: id, label: calledIn(t, id) ?? name })),
        ]}
        help={t.help}
        onChange={choose}
      />
      {preset !== null && <Told preset={preset} registration={form.text("registration")} />}
    </Panel>
  );
}

function Told({ preset, registration }: { readonly preset: LinePreset; readonly registration: string }) {
  const site = useSite();
  const t = useSentences().trunks.preset;
  const asks = preset.asks.filter((ask) => [undefined, registration].includes(ask.registration));
  return (
    <div class="told" role="status">
      <p>
        {site.inWords(preset.about)} {t.filled(Object.keys(preset.known).length)}
      </p>
      {asks.length > 0 && (
        <>
          <h3>{t.asks}</h3>
          <ul>
            {asks.map(({ field, question, required }) => (
              <li key={field}>
                {site.inWords(question)} {required && <strong>({t.required})</strong>}
              </li>
            ))}
          </ul>
        </>
      )}
      {preset.notes.length > 0 && (
        <>
          <h3>{t.notes}</h3>
          <ul>
            {preset.notes.map(({ text }) => (
              <li key={text.fr}>{site.inWords(text)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Those that are no operator in particular are called in the language of the page. */
const calledIn = ({ general }: Sentences["trunks"]["preset"], id: string): string | undefined =>
  Object.entries(general).find(([one]) => one === id)?.[1];

/** A name that was typed is kept. */
function fillIn(form: Form, { name, known }: LinePreset): void {
  const schemas = fieldSchemas("trunks");
  for (const [field, { value }] of Object.entries(known)) form.set(field, draftValue(schemas[field] ?? {}, value));
  if (form.text("name") === "") form.set("name", name);
}
