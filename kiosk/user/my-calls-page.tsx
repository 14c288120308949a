import type { Static } from "typebox";
import type { ownCallSchema } from "../../daemon/contracts/api/own-routes.ts";
import { Page } from "../admin/frame/page.tsx";
import { Name } from "../controls/name.tsx";
import { Paged } from "../controls/paged.tsx";
import { usePages } from "../site/use-pages.ts";
import { useSentences, useSite } from "../site/use-site.ts";

type OwnCall = Static<typeof ownCallSchema>;

/** Mon journal: only calls in which this number took part. */
export function MyCallsPage() {
  const site = useSite();
  const t = useSentences().accounts.own;
  const pages = usePages<OwnCall>((before) =>
    site.ask("own.calls", { query: { limit: "50", ...(before === undefined ? {} : { before }) } }),
  );
  return (
    <Page title={t.pages.calls}>
      <Paged {...pages} words={t.calls}>
        {(calls) => (
          <table class="records">
            <thead>
              <tr>
                <th scope="col">{t.calls.date}</th>
                <th scope="col">{t.calls.way}</th>
                <th scope="col" class="grows">
                  {t.calls.other}
                </th>
                <th scope="col" class="wide-only">
                  {t.calls.duration}
                </th>
                <th scope="col">{t.calls.answer}</th>
              </tr>
            </thead>
            <tbody>
              {calls.map((call) => (
                <Line key={call.call} call={call} />
              ))}
            </tbody>
          </table>
        )}
      </Paged>
    </Page>
  );
}

function Line({ call: { direction, other, group, answer, startedAt, talkedMs } }: { readonly call: OwnCall }) {
  const t = useSentences().accounts.own;
  const { moment, duration } = useSite().formats.value;
  const isMissed = direction === "received" && answer === "none";
  return (
    <tr>
      <th scope="row">{moment(startedAt)}</th>
      <td>{t.calls.ways[direction]}</td>
      <td class="grows">
        {other.number === "" ? t.hidden : other.number}{" "}
        <span class="quiet">
          <Name>{other.name}</Name> {group !== null && t.calls.forGroup(group)}
        </span>
      </td>
      <td class="wide-only figures">{duration(talkedMs)}</td>
      <td>
        <span class={answer === "answered" ? "outcome good" : isMissed ? "outcome missed" : "outcome"}>
          {isMissed ? t.calls.missed : t.calls.answers[answer]}
        </span>
      </td>
    </tr>
  );
}
