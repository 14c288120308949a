import { FormFrame } from "../../controls/form-frame.tsx";
import { Panel } from "../../controls/panel.tsx";
import { TextField } from "../../controls/text-field.tsx";
import type { Form } from "../../forms/form.ts";
import { SHORTEST_PASSWORD } from "../../forms/password-strength.ts";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { StrengthHint } from "../sign-in/strength-hint.tsx";

const empty = { current: "", password: "", repeat: "" };

/** Changes one's own password. */
export function PasswordPage() {
  return (
    <Page title={useSentences().pages.password}>
      <PasswordForm />
    </Page>
  );
}

export function PasswordForm() {
  const site = useSite();
  const t = useSentences();
  const form = useForm(() => empty);
  const change = async () => {
    const { current, password, repeat } = { ...empty, ...texts(form) };
    const wrong = (path: string, message: string) => {
      form.issues.value = [{ path, code: "typed", message, english: message }];
    };
    if ([...password].length < SHORTEST_PASSWORD) return wrong("/password", t.setUp.short);
    if (password !== repeat) return wrong("/repeat", t.setUp.different);
    const answer = await site.ask("account.password", { body: { current, password } });
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.draft.value = empty;
    form.saved();
    site.signedIn(answer.body);
    site.notices.done(t.account.changed);
  };
  const field = (name: keyof typeof empty, label: string, autocomplete: string, help = "") => {
    const issue = form.issueOf(name);
    return (
      <TextField
        label={label}
        kind="password"
        autocomplete={autocomplete}
        help={help}
        issue={issue && site.told(issue)}
        value={form.text(name)}
        onChange={(value) => form.set(name, value)}
      />
    );
  };
  return (
    <FormFrame form={form} submit={t.change} onSubmit={change} guarded={false}>
      <Panel title={t.rubrics.account}>
        {field("current", t.account.current, "current-password")}
        {field("password", t.account.password, "new-password", t.account.passwordHelp)}
        <StrengthHint password={form.text("password")} />
        {field("repeat", t.account.repeat, "new-password")}
      </Panel>
    </FormFrame>
  );
}

const texts = (form: Form) => ({
  current: form.text("current"),
  password: form.text("password"),
  repeat: form.text("repeat"),
});
