import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { ChoiceField } from "../../controls/choice-field.tsx";
import { CopyButton } from "../../controls/copy-button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { Panel } from "../../controls/panel.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

const empty = { name: "", right: "read" };

/** Gives a token to a program; it is shown once. */
export function NewToken({ created }: { readonly created: () => void }) {
  const site = useSite();
  const all = useSentences();
  const t = all.tokens;
  const form = useForm(() => empty);
  const token = useSignal<string | null>(null);
  const add = async () => {
    const body = { name: form.text("name").trim(), right: form.text("right") === "all" ? "all" : "read" } as const;
    if (body.name === "") {
      form.issues.value = [{ path: "/name", code: "typed", message: t.nameHelp, english: t.nameHelp }];
      return;
    }
    const answer = await site.ask("tokens.create", { body });
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.draft.value = empty;
    form.saved();
    token.value = answer.body.token;
    created();
  };
  const close = () => {
    token.value = null;
  };
  const issue = form.issueOf("name");
  const rights = (["read", "all"] as const).map((value) => ({ value, label: t.rights[value] }));
  return (
    <FormFrame form={form} submit={all.add} onSubmit={add}>
      <Panel title={t.addTitle}>
        <TextField
          label={t.name}
          help={t.nameHelp}
          maxLength={64}
          issue={issue && site.told(issue)}
          value={form.text("name")}
          onChange={(value) => form.set("name", value)}
        />
        <ChoiceField
          label={t.right}
          help={t.rightHelp}
          choices={rights}
          value={form.text("right")}
          onChange={(value) => form.set("right", value)}
        />
      </Panel>
      {token.value !== null && (
        <Dialog title={t.onceTitle} onClose={close} buttons={<Button onClick={close}>{all.close}</Button>}>
          <p>{t.once}</p>
          <p class="copied">
            <code>{token.value}</code>
            <CopyButton text={token.value} />
          </p>
          <p>
            {t.use} <code>Authorization: Bearer …</code>
          </p>
        </Dialog>
      )}
    </FormFrame>
  );
}
