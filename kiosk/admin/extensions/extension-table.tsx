import { Dot } from "../../controls/dot.tsx";
import { EditLink } from "../../controls/edit-link.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { SortHead } from "../../controls/sort-head.tsx";
import { useSentences } from "../../site/use-site.ts";
import type { Column, ExtensionRow, Order } from "./extension-rows.ts";

interface ExtensionTableProps {
  readonly rows: readonly ExtensionRow[];
  readonly order: Order;
  readonly sort: (column: Column) => void;
  readonly remove: (number: string) => void;
}

export function ExtensionTable({ rows, order, sort, remove }: ExtensionTableProps) {
  const all = useSentences();
  const t = all.extensions;
  const head = (column: Column, text: string, looks?: string) => (
    <SortHead
      text={text}
      sorted={order.column !== column ? undefined : order.descending ? "descending" : "ascending"}
      onSort={() => sort(column)}
      {...(looks === undefined ? {} : { class: looks })}
    />
  );
  return (
    <table class="extensions">
      <thead>
        <tr>
          {head("state", t.state, "col-state")}
          {head("kind", t.kind, "wide-only")}
          {head("number", t.number, "col-number")}
          {head("name", t.name)}
          {head("devices", t.devices, "wide-only")}
          <th scope="col" class="row-actions">
            <span class="unseen">{all.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td>
              <Dot state={row.state} />
            </td>
            <td class="wide-only">{t.kinds[row.kind]}</td>
            <th scope="row">{row.number}</th>
            <td class="grows">
              <Link to={`/postes/${row.number}`}>
                <Name>{row.name}</Name>
              </Link>
            </td>
            <td class="wide-only quiet">
              {row.devices.length === 0 ? t.noDevice : row.devices.map((one, at) => <Device key={at} text={one} />)}
            </td>
            <td class="row-actions">
              <EditLink to={`/postes/${row.number}`} label={t.change(row.number)} />
              <RemoveButton label={t.remove(row.number)} onClick={() => remove(row.number)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Device({ text }: { readonly text: string }) {
  return (
    <span class="device">
      <Name>{text}</Name>
    </span>
  );
}
