import type { DhcpLease } from "../../../daemon/contracts/dhcp.ts";
import { Button } from "../../controls/button.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { SortHead } from "../../controls/sort-head.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { macInColons } from "../telephones/mac-in-colons.ts";
import { OwnPage } from "../telephones/own-page.tsx";
import { LEASE_COLUMNS, type LeaseColumn, type LeaseOrder, modelOf } from "./lease-rows.ts";
import { optionWords } from "./option-words.ts";
import { useDhcpWords } from "./use-dhcp-words.ts";

interface LeaseTableProps {
  readonly leases: readonly DhcpLease[];
  readonly order: LeaseOrder;
  readonly onSort: (column: LeaseColumn) => void;
  readonly give: (macAddress: string) => void;
}

/** Which device has which address until when [DHC-01…04], and whose telephone it is [DHC-07]. */
export function LeaseTable({ leases, order, onSort, give }: LeaseTableProps) {
  const all = useSentences();
  const t = useDhcpWords();
  const sorted = (column: LeaseColumn) =>
    order.column !== column ? undefined : order.descending ? "descending" : "ascending";
  return (
    <table class="objects">
      <caption class="unseen">{t.leases}</caption>
      <thead>
        <tr>
          {LEASE_COLUMNS.map((column) => (
            <SortHead key={column} text={t[column]} sorted={sorted(column)} onSort={() => onSort(column)} />
          ))}
          <th scope="col">{all.actions}</th>
        </tr>
      </thead>
      <tbody>
        {leases.map((lease) => (
          <Line key={lease.macAddress} lease={lease} give={give} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ lease, give }: { readonly lease: DhcpLease; readonly give: (macAddress: string) => void }) {
  const { momentInFigures } = useSite().formats.value;
  const all = useSentences();
  const t = useDhcpWords();
  const { macAddress, ipAddress, expiresAt, name, number, isFixed, requested } = lease;
  const model = modelOf(lease);
  const orEmpty = (isEmpty: boolean) => (isEmpty ? "is-empty" : undefined);
  return (
    <tr>
      <th scope="row" class="unbroken">
        {macInColons(macAddress)}
      </th>
      <td class="unbroken" data-label={t.ip}>
        <OwnPage ip={ipAddress} />
        {isFixed && <span class="quiet row-note">{t.fixed}</span>}
      </td>
      <td data-label={t.end}>{expiresAt === null ? t.never : momentInFigures(expiresAt)}</td>
      <td class={orEmpty(model === "" && requested.length === 0)} data-label={t.model}>
        {model === "" ? <span class="quiet">{t.unknownModel}</span> : <Name>{model}</Name>}
        <Requested codes={requested} />
      </td>
      <td class={name === null ? "is-empty" : "own-name"} data-label={t.name}>
        {name !== null && <Name>{name}</Name>}
      </td>
      <td class={orEmpty(number === null)} data-label={t.extension}>
        {number !== null && <Link to={`/postes/${encodeURIComponent(number)}`}>{number}</Link>}
      </td>
      <td>
        {number === null && (
          <May>
            <Button onClick={() => give(macAddress)}>{all.telephones.give}</Button>
          </May>
        )}
      </td>
    </tr>
  );
}

function Requested({ codes }: { readonly codes: readonly number[] }) {
  const t = useDhcpWords();
  if (codes.length === 0) return null;
  return (
    <details>
      <summary>{t.options(codes.length)}</summary>
      <ul>
        {codes.map((code) => (
          <li key={code}>{optionWords(code, t)}</li>
        ))}
      </ul>
    </details>
  );
}
