import type { Alert } from "../../../daemon/contracts/alert.ts";
import { remedyOf } from "../../../daemon/model/remedies.ts";
import { Icon } from "../../controls/icon.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { typeset } from "../../words/typeset.ts";

/** What is wrong now, since when, and what to do about it; nothing while nothing is wrong. */
export function AlertsPanel({ alerts }: { readonly alerts: readonly Alert[] }) {
  const t = useSentences().homePage;
  const worstFirst = [...alerts].sort(
    (one, other) => rank(one) - rank(other) || one.since - other.since || (one.key < other.key ? -1 : 1),
  );
  return (
    <div role="status">
      {worstFirst.length > 0 && (
        <Panel title={t.alerts}>
          <ul class="alerts">
            {worstFirst.map((alert) => (
              <AlertLine key={alert.key} alert={alert} />
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function AlertLine({ alert }: { readonly alert: Alert }) {
  const site = useSite();
  const t = useSentences().homePage;
  const { what, why, level, since } = alert;
  const remedy = remedyOf(alert, site.language.value);
  return (
    <li class={`alert ${level}`}>
      <Icon name="warning" />
      <div>
        <p>
          <strong>{t.levels[level]}</strong> <bdi>{site.because(what)}</bdi>.
        </p>
        {why !== null && (
          <p>
            <bdi>{site.because(why)}</bdi>.
          </p>
        )}
        {remedy !== "" && <p>{typeset(remedy, site.language.value)}</p>}
        <p class="quiet">{t.alertSince(site.formats.value.moment(since))}</p>
      </div>
    </li>
  );
}

const rank = ({ level }: Alert): number => (level === "error" ? 0 : 1);
