import type { ListedRecord } from "../../../daemon/contracts/api/routes.ts";
import { directionOf } from "../../../daemon/contracts/call-direction.ts";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Outcome } from "./outcome.tsx";
import { talkedMs } from "./record-words.ts";

export function RecordTable({ records }: { readonly records: readonly ListedRecord[] }) {
  const t = useSentences().journal;
  return (
    <table class="records">
      <thead>
        <tr>
          <th scope="col">{t.date}</th>
          <th scope="col">{t.from}</th>
          <th scope="col">{t.to}</th>
          <th scope="col" class="wide-only">
            {t.direction}
          </th>
          <th scope="col" class="wide-only">
            {t.duration}
          </th>
          <th scope="col">{t.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <Line key={record.call} record={record} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ record }: { readonly record: ListedRecord }) {
  const t = useSentences().journal;
  const { formats } = useSite();
  const { call, caller, dialled, startedAt, outcome, names = {} } = record;
  const address = `/journal/${encodeURIComponent(call)}`;
  return (
    <tr>
      <th scope="row">
        <Link to={address} label={`${formats.value.moment(startedAt)}. ${t.details(caller.number, dialled)}`}>
          {formats.value.moment(startedAt)}
        </Link>
      </th>
      <td>
        {caller.number}{" "}
        <span class="quiet">
          <Name>{caller.name || (names[caller.number] ?? "")}</Name>
        </span>
      </td>
      <td class="grows">
        <Name>{dialled}</Name>{" "}
        <span class="quiet">
          <Name>{names[dialled] ?? ""}</Name>
        </span>
      </td>
      <td class="wide-only">{t.directions[directionOf(record)]}</td>
      <td class="wide-only figures">{formats.value.duration(talkedMs(record))}</td>
      <td>
        <Outcome outcome={outcome} />{" "}
        <Link to={address} label={`${t.why} ${t.details(caller.number, dialled)}, ${formats.value.moment(startedAt)}`}>
          {t.why}
        </Link>
      </td>
    </tr>
  );
}
