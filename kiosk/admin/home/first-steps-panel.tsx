import { useSignal } from "@preact/signals";
import { worstVerdict } from "../../../daemon/contracts/emergency-proof.ts";
import { Button } from "../../controls/button.tsx";
import { Icon } from "../../controls/icon.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { FirstStep } from "./steps-left.ts";

interface FirstStepsProps {
  readonly steps: readonly FirstStep[];
  /** Something was proved: what is left is another question now. */
  readonly again: () => void;
  readonly hide: () => void;
}

/** The way from a new box to one that is ready; each step ticks itself off. */
export function FirstStepsPanel({ steps, again, hide }: FirstStepsProps) {
  const t = useSentences().homePage;
  return (
    <Panel title={t.firstSteps}>
      <p class="panel-line">{t.firstStepsLeft(steps.filter(({ isDone }) => !isDone).length)}</p>
      <ol class="first-steps">
        {steps.map((step) => (
          <StepLine key={step.step} {...step} again={again} />
        ))}
      </ol>
      <p class="panel-end">
        <Button kind="quiet" onClick={hide}>
          {t.hideFirstSteps}
        </Button>
      </p>
    </Panel>
  );
}

function StepLine({ step, isDone, to, again }: FirstStep & { readonly again: () => void }) {
  const t = useSentences().homePage;
  const { text, link, help } = t.steps[step];
  return (
    <li class={isDone ? "first-step done" : "first-step"}>
      <span class="first-step-mark">
        {isDone && <Icon name="done" />}
        <span class="unseen">{isDone ? t.done : t.toDo} :</span>
      </span>
      <div>
        <p class="first-step-text">{text}</p>
        {!isDone && help !== "" && <p class="quiet">{help}</p>}
      </div>
      {!isDone && (to === null ? <Prove text={link} again={again} /> : <Link to={to}>{link}</Link>)}
    </li>
  );
}

/** « Contrôler maintenant »: nobody is called. */
function Prove({ text, again }: { readonly text: string; readonly again: () => void }) {
  const site = useSite();
  const all = useSentences();
  const t = all.homePage;
  const busy = useSignal(false);
  const prove = async () => {
    busy.value = true;
    const answer = await site.ask("emergency.prove");
    busy.value = false;
    if (answer.kind !== "done") {
      site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
      return;
    }
    const verdict = worstVerdict(answer.body.proof) ?? "failed";
    if (verdict === "proved") site.notices.done(t.proved.proved);
    else site.notices.failed(t.proved[verdict]);
    again();
  };
  return (
    <May>
      <Button busy={busy.value} onClick={() => void prove()}>
        {busy.value ? t.proving : text}
      </Button>
    </May>
  );
}
