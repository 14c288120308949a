import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../controls/button.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Gate } from "./gate.tsx";
import { GateField } from "./gate-field.tsx";
import { useWait } from "./use-wait.ts";

interface CodePageProps {
  /** What the right password was answered with. */
  readonly ticket: string;
  readonly again: () => void;
}

/** The second factor, after the password. */
export function CodePage({ ticket, again }: CodePageProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.signIn;
  const code = useSignal("");
  const busy = useSignal(false);
  const refusal = useSignal("");
  const form = useRef<HTMLFormElement>(null);
  const { seconds, wait } = useWait();
  const focus = () => form.current?.querySelector<HTMLInputElement>("input")?.focus();
  useEffect(focus, []);

  const enter = async () => {
    if (busy.value || seconds > 0 || code.value.trim() === "") return;
    busy.value = true;
    const answer = await site.ask("login.second", { body: { ticket, code: code.value.trim() } });
    busy.value = false;
    if (answer.kind === "done") return site.signedIn(answer.body);
    code.value = "";
    focus();
    if (answer.kind === "away") {
      refusal.value = all.away;
      return;
    }
    if (answer.problem.retryAfter !== undefined) wait(answer.problem.retryAfter);
    refusal.value = answer.problem.code === "wrong-code" ? t.wrongCode : site.told(answer.problem);
  };
  const text = seconds > 0 ? all.signIn.wait(site.formats.value.duration(seconds * 1000)) : refusal.value;
  return (
    <Gate title={t.codeTitle}>
      <p>{t.codeIntro}</p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void enter();
        }}
      >
        <GateField
          label={t.code}
          name="code"
          autocomplete="one-time-code"
          value={code.value}
          onChange={(value) => (code.value = value)}
        />
        <p class="issue" role="alert">
          {text}
        </p>
        <Button kind="main" submit busy={busy.value || seconds > 0}>
          {all.signIn.button}
        </Button>
        <p class="gate-more">
          <button type="button" class="link" onClick={again}>
            {t.again}
          </button>
        </p>
      </form>
    </Gate>
  );
}
