import { useSignal } from "@preact/signals";
import { routes } from "../../../daemon/contracts/api/routes.ts";
import type { StatisticsQuery } from "../../../daemon/contracts/api/statistics.ts";
import { statisticsTable } from "../../../daemon/contracts/statistics-as-table.ts";
import { kindsOf } from "../../../daemon/contracts/statistics-question.ts";
import { addressOf as addressOfRoute } from "../../api/address.ts";
import { Away } from "../../controls/away.tsx";
import { Empty } from "../../controls/empty.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { useToday } from "../../site/use-today.ts";
import { Page } from "../frame/page.tsx";
import { FiguresChart } from "./figures-chart.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { type FiguresQuestion, readFigures } from "./read-figures.ts";
import { daysBefore } from "./span.ts";
import { StatisticsFilter } from "./statistics-filter.tsx";
import { addressOf, statisticsQueryOf, type WantedStatistics, wantedOf } from "./wanted-statistics.ts";

/** How many calls were made, answered and missed [STA-01…07]; what is shown stands in the address. */
export function StatisticsPage() {
  const { place } = useSite();
  const t = useSentences().statistics;
  const today = useToday();
  const wanted = wantedOf(place.search.value, today);
  // What is typed and cannot be asked yet: what is shown stays until the question is whole again.
  const typed = useSignal<WantedStatistics | null>(null);
  const shown = typed.value ?? wanted;
  const query = statisticsQueryOf(wanted);
  const change = (part: Partial<WantedStatistics>) => {
    const next = { ...shown, ...part };
    typed.value = statisticsQueryOf(next) === null ? next : null;
    if (typed.value === null) place.seek(addressOf(next, today), { instead: "numbers" in part });
  };
  return (
    <Page title={t.title} actions={query === null ? null : <Downloads query={query} />}>
      <StatisticsFilter wanted={shown} today={today} change={change} />
      {query !== null && <Figures question={{ query, wanted, earlier: wanted.compared ? daysBefore(wanted) : null }} />}
    </Page>
  );
}

/** The browser itself fetches the file [STA-06]. */
function Downloads({ query }: { readonly query: StatisticsQuery }) {
  const t = useSentences().statistics;
  return (
    <>
      <a class="button" href={addressOfRoute(routes["statistics.csv"], {}, { ...query })} download>
        {t.csv}
      </a>
      <a class="button" href={addressOfRoute(routes["statistics.xlsx"], {}, { ...query })} download>
        {t.xlsx}
      </a>
    </>
  );
}

function Figures({ question }: { readonly question: FiguresQuestion }) {
  const site = useSite();
  const all = useSentences();
  const t = all.statistics;
  const cause = JSON.stringify(question);
  const { asked, again } = useAnswer(() => readFigures(site.ask, question), cause, cause);
  const found = asked.value;
  if (found.kind === "asking") return <p class="quiet">{all.loading}</p>;
  if (found.kind !== "here") return <Away retry={again} />;
  const { now, before, refused } = found.value;
  // Until there is an answer to what is wanted now, figures stand under what they are of.
  const { query, wanted, earlier } = found.value.question;
  if (refused !== null)
    return (
      <p class="issue" role="alert">
        {site.told(refused)}
      </p>
    );
  const { items, isWhole } = now;
  const { by = "day", of = "office" } = query;
  const table = statisticsTable(items, { by, of, kinds: kindsOf(query), language: site.language.value });
  return (
    <>
      {!isWhole && <p class="quiet">{t.counting}</p>}
      {items.length === 0 && (before === null || before.items.length === 0) ? (
        <Empty title={t.nothing}>{t.nothingHelp}</Empty>
      ) : (
        <>
          <FiguresChart
            rows={items}
            wanted={wanted}
            before={before === null || earlier === null ? null : { days: earlier, rows: before.items }}
          />
          <FiguresTable title={t.figures} table={table} />
        </>
      )}
    </>
  );
}
