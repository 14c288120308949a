import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { SettingsPage } from "../objects/settings-page.tsx";

/** The server that sends the box's e-mail: its account, its password, and a letter to try it with. */
export function MailPage() {
  const t = useSentences();
  return (
    <SettingsPage
      section="mail"
      title={t.mailServer.title}
      panels={[
        { title: (words) => words.mailServer.server, fields: ["host", "port", "security"] },
        { title: (words) => words.mailServer.account, fields: ["user", "from"] },
      ]}
      looks={{ choices: (words) => ({ security: words.mailServer.securities }) }}
      aside={<MailAccount />}
    />
  );
}

function MailAccount() {
  return (
    <May access="settings">
      <div class="pair">
        <Password />
        <TestLetter />
      </div>
    </May>
  );
}

function Password() {
  const site = useSite();
  const t = useSentences();
  const typed = useSignal("");
  const set = async () => {
    const password = typed.value === "" ? null : typed.value;
    const answer = await site.ask("mail.setPassword", { body: { password } });
    if (answer.kind !== "done") return site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
    typed.value = "";
    site.notices.done(password === null ? t.mailServer.passwordGone : t.mailServer.passwordSet);
  };
  return (
    <Panel title={t.mailServer.passwordTitle}>
      <TextField
        label={t.mailServer.password}
        help={t.mailServer.passwordHelp}
        kind="password"
        autocomplete="new-password"
        maxLength={256}
        value={typed.value}
        onChange={(value) => (typed.value = value)}
      />
      <Button onClick={() => void set()}>{t.mailServer.setPassword}</Button>
    </Panel>
  );
}

function TestLetter() {
  const site = useSite();
  const t = useSentences();
  const to = useSignal("");
  const busy = useSignal(false);
  const issue = useSignal<string | undefined>(undefined);
  const send = async () => {
    busy.value = true;
    issue.value = undefined;
    const answer = await site.ask("mail.test", { body: { to: to.value.trim() } });
    busy.value = false;
    if (answer.kind === "done" && answer.body.trouble === null) return site.notices.done(t.mailServer.sent(to.value));
    if (answer.kind === "done") issue.value = answer.body.trouble?.text;
    else issue.value = answer.kind === "away" ? t.away : site.told(answer.problem.issues?.[0] ?? answer.problem);
  };
  return (
    <Panel title={t.mailServer.testTitle}>
      <TextField
        label={t.mailServer.to}
        help={t.mailServer.testHelp}
        maxLength={320}
        value={to.value}
        issue={issue.value}
        onChange={(value) => (to.value = value)}
      />
      <Button busy={busy.value} onClick={() => void send()}>
        {t.mailServer.send}
      </Button>
    </Panel>
  );
}
