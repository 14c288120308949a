import { useSignal } from "@preact/signals";
import { routes } from "../../../daemon/contracts/api/routes.ts";
import type { StatisticsQuery } from "../../../daemon/contracts/api/statistics.ts";
import { statisticsTable } from "../../../daemon/contracts/statistics-as-table.ts";
import { kindsOf } from "../../../daemon/contracts/statistics-question.ts";
import { addressOf } from "../../api/address.ts";
import { Away } from "../../controls/away.tsx";
import { Empty } from "../../controls/empty.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { StatisticsFilter } from "./statistics-filter.tsx";
import { statisticsQueryOf, thisMonth } from "./wanted-statistics.ts";

/** How many calls were made, answered and missed [STA-01…07]. */
export function StatisticsPage() {
  const t = useSentences().statistics;
  const wanted = useSignal(thisMonth(new Date().toLocaleDateString("sv-SE")));
  const asked = useSignal(wanted.value);
  const query = statisticsQueryOf(asked.value);
  return (
    <Page title={t.title} actions={query === null ? null : <Downloads query={query} />}>
      <StatisticsFilter
        wanted={wanted.value}
        change={(part) => {
          wanted.value = { ...wanted.value, ...part };
          // What is shown stays until the question is whole again.
          if (statisticsQueryOf(wanted.value) !== null) asked.value = wanted.value;
        }}
      />
      {query !== null && <Figures query={query} />}
    </Page>
  );
}

/** The browser itself fetches the file [STA-06]. */
function Downloads({ query }: { readonly query: StatisticsQuery }) {
  const t = useSentences().statistics;
  return (
    <>
      <a class="button" href={addressOf(routes["statistics.csv"], {}, { ...query })} download>
        {t.csv}
      </a>
      <a class="button" href={addressOf(routes["statistics.xlsx"], {}, { ...query })} download>
        {t.xlsx}
      </a>
    </>
  );
}

function Figures({ query }: { readonly query: StatisticsQuery }) {
  const site = useSite();
  const all = useSentences();
  const t = all.statistics;
  const { asked, again } = useAnswer(() => site.ask("statistics.read", { query }), JSON.stringify(query));
  const found = asked.value;
  if (found.kind === "asking") return <p class="quiet">{all.loading}</p>;
  if (found.kind !== "here") return <Away retry={again} />;
  const { items, isWhole } = found.value;
  const { by = "day", of = "office" } = query;
  const table = statisticsTable(items, { by, of, kinds: kindsOf(query), language: site.language.value });
  return (
    <>
      {!isWhole && <p class="quiet">{t.counting}</p>}
      {items.length === 0 ? (
        <Empty title={t.nothing}>{t.nothingHelp}</Empty>
      ) : (
        <FiguresTable title={t.figures} table={table} />
      )}
    </>
  );
}
