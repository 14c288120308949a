import type { LiveReload } from "../../../daemon/contracts/api/live-entries.ts";
import { Button } from "../../controls/button.tsx";
import { Icon } from "../../controls/icon.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

interface ReloadProgressProps {
  readonly report: LiveReload;
  /** Tries again after a refusal; absent: there is nothing to try. */
  readonly retry?: () => void;
}

/** What each process does in a reload, while it is under way and after it [REC-04…06]. */
export function ReloadProgress({ report, retry }: ReloadProgressProps) {
  const site = useSite();
  const { formats } = site;
  const t = useSentences().pending.progress;
  const { outcome, author, at, milliseconds, steps } = report;
  const has = (ms: number | null) => (ms === null ? "" : t.milliseconds(formats.value.number(ms)));
  return (
    <Panel title={t.title}>
      <div class="reload-head" role="status">
        <div>
          <p>
            <strong class={`reload-outcome ${outcome}`}>{t.outcomes[outcome]}</strong>{" "}
            <span class="figures">{has(milliseconds)}</span>
          </p>
          <p class="quiet">{t.begun(site.who(author), formats.value.moment(at))}</p>
        </div>
        {retry !== undefined && (
          <Button icon="reload" onClick={retry}>
            {t.retry}
          </Button>
        )}
      </div>
      <table class="reload-steps">
        <thead>
          <tr>
            <th scope="col">{t.who}</th>
            <th scope="col">{t.step}</th>
            <th scope="col">{t.state}</th>
            <th scope="col" class="wide-only reload-ms">
              {t.duration}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <Step key={`${step.who} ${step.step}`} step={step} duration={has(step.milliseconds)} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Step({ step, duration }: { readonly step: LiveReload["steps"][number]; readonly duration: string }) {
  const site = useSite();
  const all = useSentences();
  const t = all.pending.progress;
  const { names } = all.homePage;
  const known = (name: string): name is keyof typeof names => name in names;
  const isBad = step.state === "refused" || step.state === "failed";
  return (
    <tr class={step.state}>
      <th scope="row">{known(step.who) ? names[step.who] : step.who}</th>
      <td>{t.steps[step.step]}</td>
      <td class="grows">
        <span class="reload-state">
          {step.state === "done" && <Icon name="done" />}
          {isBad && <Icon name="warning" />}
          {t.states[step.state]}
        </span>
        {step.reasons.map((reason) => (
          <p key={reason} class="reload-reason">
            <bdi>{site.inWords({ fr: reason, en: reason })}</bdi>
          </p>
        ))}
      </td>
      <td class="wide-only figures reload-ms">{duration}</td>
    </tr>
  );
}
