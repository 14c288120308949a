import { useSignal } from "@preact/signals";
import { ADMINISTRATOR_ROLES, type AdministratorRole } from "../../../daemon/model/config/administrators.ts";
import { ChoiceField } from "../../controls/choice-field.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { Panel } from "../../controls/panel.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { TemporaryPassword } from "./temporary-password.tsx";

const empty = { name: "", role: "telephony" };

export const roleNamed = (text: string): AdministratorRole =>
  ADMINISTRATOR_ROLES.find((role) => role === text) ?? "read-only";

/** Adds an administrator; his temporary password is shown once. */
export function NewAdministrator({ added }: { readonly added: () => void }) {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.administrators;
  const form = useForm(() => empty);
  const given = useSignal<{ readonly name: string; readonly password: string } | null>(null);
  const add = async () => {
    const body = { name: form.text("name").trim(), role: roleNamed(form.text("role")) };
    const answer = await site.ask("administrators.add", { body });
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.draft.value = empty;
    form.saved();
    given.value = { name: body.name, password: answer.body.password };
    added();
  };
  const issue = form.issueOf("name");
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
          label={t.role}
          help={all.accounts.roleHelp[roleNamed(form.text("role"))]}
          choices={ADMINISTRATOR_ROLES.map((value) => ({ value, label: all.accounts.roles[value] }))}
          value={form.text("role")}
          onChange={(value) => form.set("role", value)}
        />
      </Panel>
      {given.value !== null && <TemporaryPassword {...given.value} close={() => (given.value = null)} />}
    </FormFrame>
  );
}
