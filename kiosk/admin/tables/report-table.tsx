import type { ImportReport } from "../../../daemon/contracts/import-report.ts";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

const looks = { add: "works", change: "works", same: "quiet", wrong: "fails" } as const;

/** What becomes of every line of a table, those that are wrong first. */
export function ReportTable({ report }: { readonly report: ImportReport }) {
  const site = useSite();
  const t = useSentences().csv;
  const { lines, unknownColumns } = report;
  const count = (wanted: keyof typeof looks): number => lines.filter(({ outcome }) => outcome === wanted).length;
  const wrong = count("wrong");
  const shown = [...lines].sort((one, other) => Number(other.outcome === "wrong") - Number(one.outcome === "wrong"));
  const nothing = lines.length > 0 && count("same") === lines.length;
  return (
    <>
      <p class="panel-line">
        {t.counts(count("add"), count("change"), count("same"), wrong)}{" "}
        {wrong > 0 ? t.correct : nothing ? t.nothingNew : t.nothingSaved}
      </p>
      {unknownColumns.length > 0 && (
        <p class="panel-line quiet">
          <bdi>{t.unknownColumns(unknownColumns.join(", "))}</bdi>
        </p>
      )}
      <table class="edited">
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, number, outcome, issues }) => (
            <tr key={line}>
              <td>{line}</td>
              <th scope="row">
                <Name>{number}</Name>
              </th>
              <td>
                <span class={`verdict ${looks[outcome]}`}>{t.outcomes[outcome]}</span>
                {issues.map((issue) => (
                  <p class="issue" key={issue.path + issue.code}>
                    <bdi>{site.told(issue)}</bdi>
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
