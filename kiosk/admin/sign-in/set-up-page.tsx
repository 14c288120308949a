import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../../controls/button.tsx";
import { SHORTEST_PASSWORD } from "../../forms/password-strength.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Gate } from "./gate.tsx";
import { GateField } from "./gate-field.tsx";
import { StrengthHint } from "./strength-hint.tsx";
import { useWait } from "./use-wait.ts";

type Issues = { readonly code?: string; readonly password?: string; readonly repeat?: string; readonly all?: string };

/** The first visit: who has the code that the box shows chooses the administrator's password. */
export function SetUpPage({ done }: { readonly done: () => void }) {
  const site = useSite();
  const t = useSentences();
  const typed = useSignal({ code: "", password: "", repeat: "" });
  const issues = useSignal<Issues>({});
  const busy = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const { seconds, wait } = useWait();
  const set = (key: keyof typeof typed.value) => (value: string) => {
    typed.value = { ...typed.value, [key]: value };
  };

  const wrong = (found: Issues) => {
    issues.value = found;
    setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  const claim = async () => {
    const { code, password, repeat } = typed.value;
    if (busy.value || seconds > 0) return;
    if (code.trim() === "") return wrong({ code: t.setUp.missing });
    if ([...password].length < SHORTEST_PASSWORD) return wrong({ password: t.setUp.short });
    if (password !== repeat) return wrong({ repeat: t.setUp.different });
    busy.value = true;
    const answer = await site.ask("setup.claim", { body: { code: code.trim(), password } });
    busy.value = false;
    if (answer.kind === "done") {
      done();
      return site.signedIn(answer.body);
    }
    if (answer.kind === "away") return wrong({ all: t.away });
    if (answer.problem.retryAfter !== undefined) wait(answer.problem.retryAfter);
    const issueAt = (path: string) => answer.problem.issues?.find((issue) => issue.path === path);
    const [code422, password422] = [issueAt("/code"), issueAt("/password")];
    wrong({
      ...(code422 && { code: site.told(code422) }),
      ...(password422 && { password: site.told(password422) }),
      ...(!code422 && !password422 && { all: site.told(answer.problem) }),
    });
  };

  const all = seconds > 0 ? t.signIn.wait(site.formats.value.duration(seconds * 1000)) : issues.value.all;
  return (
    <Gate title={t.setUp.title}>
      <p>{t.setUp.intro}</p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void claim();
        }}
      >
        <GateField
          label={t.setUp.code}
          name="code"
          autocomplete="one-time-code"
          help={t.setUp.codeHelp}
          issue={issues.value.code}
          value={typed.value.code}
          onChange={set("code")}
        />
        <input type="hidden" name="username" autocomplete="username" value="admin" />
        <GateField
          label={t.setUp.password}
          kind="password"
          name="password"
          autocomplete="new-password"
          help={t.setUp.passwordHelp}
          issue={issues.value.password}
          value={typed.value.password}
          onChange={set("password")}
        />
        <StrengthHint password={typed.value.password} />
        <GateField
          label={t.setUp.repeat}
          kind="password"
          name="repeat"
          autocomplete="new-password"
          issue={issues.value.repeat}
          value={typed.value.repeat}
          onChange={set("repeat")}
        />
        <p class="issue" role="alert">
          {all}
        </p>
        <Button kind="main" submit busy={busy.value || seconds > 0}>
          {t.setUp.button}
        </Button>
      </form>
    </Gate>
  );
}
