import type { LiveProcess } from "../../../daemon/contracts/api/live-entries.ts";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { ProcessState } from "./process-state.tsx";

/** The other processes of the box, and what troubles them. */
export function OthersPanel({ processes }: { readonly processes: readonly LiveProcess[] }) {
  const t = useSentences().homePage;
  const { formats } = useSite();
  const known = (name: string): name is keyof typeof t.names => name in t.names;
  return (
    <Panel title={t.others}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.process}</th>
            <th scope="col">{t.state}</th>
            <th scope="col" class="wide-only">
              {t.since}
            </th>
            <th scope="col">{t.restarts}</th>
            <th scope="col" class="wide-only">
              {t.trouble}
            </th>
          </tr>
        </thead>
        <tbody>
          {processes.map(({ name, state, startedAt, restarts, trouble }) => (
            <tr key={name}>
              <th scope="row">{known(name) ? t.names[name] : name}</th>
              <td>
                <ProcessState state={state} />
              </td>
              <td class="wide-only">{startedAt === null ? "" : formats.value.moment(startedAt)}</td>
              <td class="figures">{restarts}</td>
              <td class="wide-only grows">
                <bdi>{trouble}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
