import type { Problem } from "../../../daemon/contracts/api/problem.ts";
import { FormFrame } from "../../controls/form-frame.tsx";
import { Panel } from "../../controls/panel.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

type Reply<Body> =
  | { readonly kind: "done"; readonly body: Body }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "away" };

interface ProvedFormProps<Body> {
  readonly title: string;
  readonly submit: string;
  readonly ask: (current: string) => Promise<Reply<Body>>;
  readonly done: (body: Body) => void;
}

const empty = { current: "" };

/** What is done only for who types his password once more. */
export function ProvedForm<Body>({ title, submit, ask, done }: ProvedFormProps<Body>) {
  const site = useSite();
  const t = useSentences().accounts.secondFactor;
  const form = useForm(() => empty);
  const send = async () => {
    const answer = await ask(form.text("current"));
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.draft.value = empty;
    form.saved();
    done(answer.body);
  };
  const issue = form.issueOf("current");
  return (
    <FormFrame form={form} submit={submit} onSubmit={send} guarded={false}>
      <Panel title={title.toUpperCase()}>
        <TextField
          label={t.current}
          help={t.currentHelp}
          kind="password"
          autocomplete="current-password"
          issue={issue && site.told(issue)}
          value={form.text("current")}
          onChange={(value) => form.set("current", value)}
        />
      </Panel>
    </FormFrame>
  );
}
