import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../../controls/button.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { CodePage } from "./code-page.tsx";
import { Gate } from "./gate.tsx";
import { GateField } from "./gate-field.tsx";
import { useWait } from "./use-wait.ts";

/** CONNEXION [CNX-01…05], of administrators by name and of users by number [CNX-09]. */
export function SignInPage() {
  const site = useSite();
  const t = useSentences();
  const name = useSignal(site.account.value?.name ?? "admin");
  const password = useSignal("");
  const remember = useSignal(false);
  const busy = useSignal(false);
  const refusal = useSignal("");
  const form = useRef<HTMLFormElement>(null);
  const { seconds, wait } = useWait();
  const ticket = useSignal<string | null>(null);

  const signIn = async () => {
    if (busy.value || seconds > 0) return;
    busy.value = true;
    const body = { name: name.value, password: password.value, remember: remember.value };
    const answer = await site.ask("login", { body });
    busy.value = false;
    if (answer.kind === "done") {
      if ("ticket" in answer.body) ticket.value = answer.body.ticket;
      else site.signedIn(answer.body);
      return;
    }
    if (answer.kind === "refused" && answer.problem.retryAfter !== undefined) wait(answer.problem.retryAfter);
    const wrong = answer.kind === "refused" && [400, 401].includes(answer.problem.status);
    refusal.value = answer.kind === "away" ? t.away : wrong ? t.signIn.wrong : site.told(answer.problem);
    form.current?.querySelector<HTMLInputElement>("input[type=password]")?.focus();
  };
  if (ticket.value !== null) {
    const again = () => {
      ticket.value = null;
      password.value = "";
    };
    return <CodePage ticket={ticket.value} again={again} />;
  }
  const text = seconds > 0 ? t.signIn.wait(site.formats.value.duration(seconds * 1000)) : refusal.value;
  return (
    <Gate title={t.signIn.title}>
      {site.isEnded.value && <p>{t.signIn.ended}</p>}
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void signIn();
        }}
      >
        <GateField
          label={t.signIn.name}
          name="username"
          autocomplete="username"
          help={t.accounts.signIn.nameHelp}
          value={name.value}
          onChange={(value) => (name.value = value)}
        />
        <GateField
          label={t.signIn.password}
          kind="password"
          name="password"
          autocomplete="current-password"
          value={password.value}
          onChange={(value) => (password.value = value)}
        />
        <label class="gate-tick">
          <input
            type="checkbox"
            checked={remember.value}
            onChange={(event) => (remember.value = event.currentTarget.checked)}
          />
          {t.signIn.remember}
        </label>
        <p class="issue" role="alert">
          {text}
        </p>
        <Button kind="main" submit busy={busy.value || seconds > 0}>
          {t.signIn.button}
        </Button>
      </form>
    </Gate>
  );
}
