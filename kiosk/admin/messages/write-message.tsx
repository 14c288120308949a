import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { ChoiceField } from "../../controls/choice-field.tsx";
import { Field } from "../../controls/field.tsx";
import { Panel } from "../../controls/panel.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { type Numbered, numbered } from "../../site/numbers-of.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { roomFor } from "./conversations.ts";

interface WriteProps {
  /** In whose name, and to whom, at first. */
  readonly from: string;
  readonly to: string;
  readonly extensions: readonly Numbered[];
  readonly sent: () => void;
}

type Issues = Partial<Readonly<Record<"from" | "to" | "text", string>>>;

/** A message in the name of an extension [SMS-03, SMS-05, SMS-06]. */
export function WriteMessage({ from, to, extensions, sent }: WriteProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.messages;
  const draft = useSignal({ from, to, text: "" });
  const issues = useSignal<Issues>({});
  const busy = useSignal(false);
  const change = (part: Partial<typeof draft.value>) => {
    draft.value = { ...draft.value, ...part };
    issues.value = {};
  };
  const { from: by, to: addressee, text } = draft.value;
  const number = addressee.replaceAll(/[\s.()/-]/g, "");
  const room = roomFor(text);

  const send = async () => {
    issues.value = {
      ...(by === "" ? { from: t.missingBy } : {}),
      ...(/^[+*#0-9]{1,40}$/.test(number) ? {} : { to: t.missingTo }),
      ...(text.trim() === "" ? { text: t.missing } : room < 0 ? { text: t.room(room) } : {}),
    };
    if (Object.keys(issues.value).length > 0 || busy.value) return;
    busy.value = true;
    const answer = await site.ask("messages.send", { body: { from: by, to: number, text } });
    busy.value = false;
    if (answer.kind === "done") {
      site.notices.done(answer.body.outcome === "sent" ? t.sent : t.kept);
      draft.value = { ...draft.value, text: "" };
      sent();
    } else if (answer.kind === "refused") issues.value = { to: site.told(answer.problem) };
    else site.notices.failed(all.away);
  };
  return (
    <form
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void send().then(() =>
          requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()),
        );
      }}
    >
      <Panel title={t.write}>
        <ChoiceField
          label={t.by}
          help={t.byHelp}
          value={by}
          issue={issues.value.from}
          choices={[
            ...(by === "" ? [{ value: "", label: "" }] : []),
            ...extensions.map((one) => ({ value: one.number, label: numbered(one) })),
          ]}
          onChange={(value) => change({ from: value })}
        />
        <TextField
          label={t.to}
          help={t.toHelp}
          value={addressee}
          maxLength={40}
          issue={issues.value.to}
          onChange={(value) => change({ to: value })}
        />
        <Field
          label={t.text}
          help={text === "" ? "" : t.room(room)}
          issue={issues.value.text}
          control={(ties) => (
            <textarea
              {...ties}
              dir="auto"
              rows={3}
              value={text}
              onInput={(event) => change({ text: event.currentTarget.value })}
            />
          )}
        />
        <div class="form-end">
          <Button kind="main" submit busy={busy.value}>
            {t.send}
          </Button>
        </div>
      </Panel>
    </form>
  );
}
