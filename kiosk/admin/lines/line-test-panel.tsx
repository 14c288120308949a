import { useSignal } from "@preact/signals";
import type { LineTest } from "../../../daemon/contracts/line-test.ts";
import { Button } from "../../controls/button.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** « Tester la ligne »: what was asked of it now, step by step, and what to do about what failed. */
export function LineTestPanel({ number }: { readonly number: string }) {
  const site = useSite();
  const t = useSentences();
  const words = t.trunks.test;
  const call = useSignal("");
  const busy = useSignal(false);
  const found = useSignal<LineTest | null>(null);
  const test = async () => {
    busy.value = true;
    found.value = null;
    const called = call.value.trim();
    const body = { call: called === "" ? null : called };
    const answer = await site.ask("lines.test", { parameters: { number }, body });
    busy.value = false;
    if (answer.kind === "done") found.value = answer.body;
    else site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
  };
  return (
    <Panel title={words.title}>
      <p class="panel-line quiet">{words.intro}</p>
      <TextField
        label={words.call}
        value={call.value}
        maxLength={32}
        help={words.callHelp}
        onChange={(value) => (call.value = value)}
      />
      <May>
        <Button busy={busy.value} onClick={() => void test()}>
          {busy.value ? words.running : words.button}
        </Button>
      </May>
      <div role="status">{found.value !== null && <Steps found={found.value} />}</div>
    </Panel>
  );
}

const marks = { good: "✓", doubtful: "!", bad: "✗" } as const;

function Steps({ found }: { readonly found: LineTest }) {
  const site = useSite();
  const t = useSentences().trunks.test;
  return (
    <>
      <p class={`verdict ${found.verdict}`}>{t.verdicts[found.verdict]}</p>
      <ol class="proof">
        {found.steps.map(({ step, subject, outcome, message, english, remedy }) => (
          <li key={`${step} ${subject}`} class={outcome}>
            <span class="mark" role="img" aria-label={t.outcomes[outcome]}>
              {marks[outcome]}
            </span>
            <div>
              <strong>{t.steps[step]}</strong> <bdi class="quiet">{subject}</bdi>
              <p>
                <bdi>{site.inWords({ fr: message, en: english })}</bdi>
              </p>
              {remedy !== null && (
                <p class="quiet">
                  <bdi>{site.inWords({ fr: remedy.message, en: remedy.english })}</bdi>
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {found.call !== null && (
        <p>
          <Link to={`/journal/${encodeURIComponent(found.call)}`}>{t.story}</Link>
        </p>
      )}
    </>
  );
}
