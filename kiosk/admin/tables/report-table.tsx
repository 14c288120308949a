import type { Issue } from "../../../daemon/model/config/issue.ts";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

const looks = { add: "works", change: "works", same: "quiet", wrong: "fails" } as const;

export interface ReportLine {
  /** In the file, from 1. */
  readonly line: number;
  /** What it is about: a number, a contact. */
  readonly name: string;
  readonly outcome: keyof typeof looks;
  readonly issues: readonly Issue[];
}

interface ReportTableProps {
  readonly lines: readonly ReportLine[];
  /** What was not read, in a sentence; null: nothing. */
  readonly leftOut: string | null;
  /** Above what names a line. */
  readonly named: string;
}

/** Of a file of thousands of lines these are enough to know it by; those that are wrong come first. */
const MOST_SHOWN = 500;

/** What becomes of every line of a file, those that are wrong first. */
export function ReportTable({ lines, leftOut, named }: ReportTableProps) {
  const site = useSite();
  const t = useSentences().csv;
  const count = (wanted: keyof typeof looks): number => lines.filter(({ outcome }) => outcome === wanted).length;
  const wrong = count("wrong");
  const sorted = [...lines].sort((one, other) => Number(other.outcome === "wrong") - Number(one.outcome === "wrong"));
  const shown = sorted.slice(0, MOST_SHOWN);
  const nothing = lines.length > 0 && count("same") === lines.length;
  return (
    <>
      <p class="panel-line">
        {t.counts(count("add"), count("change"), count("same"), wrong)}{" "}
        {wrong > 0 ? t.correct : nothing ? t.nothingNew : t.nothingSaved}
      </p>
      {leftOut !== null && (
        <p class="panel-line quiet">
          <bdi>{leftOut}</bdi>
        </p>
      )}
      <table class="edited">
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{named}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, name, outcome, issues }) => (
            <tr key={line}>
              <td>{line}</td>
              <th scope="row">
                <Name>{name}</Name>
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
      {sorted.length > shown.length && <p class="panel-line quiet">{t.moreLines(sorted.length - shown.length)}</p>}
    </>
  );
}
