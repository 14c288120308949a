import { collections } from "../../../daemon/model/config/collections/collections.ts";
import { Button } from "../../controls/button.tsx";
import { Dot } from "../../controls/dot.tsx";
import { EditLink } from "../../controls/edit-link.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { SortHead } from "../../controls/sort-head.tsx";
import { useSentences } from "../../site/use-site.ts";
import { addressOfObject, type ObjectKind } from "./object-kind.ts";
import type { ObjectRow, Order } from "./object-rows.ts";

interface ObjectTableProps {
  readonly kind: ObjectKind;
  readonly rows: readonly ObjectRow[];
  readonly order: Order | null;
  readonly onSort: (column: string) => void;
  /** Null: they are looked at only. */
  readonly onRemove: ((key: string) => void) | null;
  /** Null: none can be ticked. */
  readonly ticked: readonly string[] | null;
  readonly onTick: (keys: readonly string[], on: boolean) => void;
  /** Null: they have no order of their own. */
  readonly onMove: ((key: string, to: number) => void) | null;
}

/** A list of objects: the first column names each, its row leads to it. */
export function ObjectTable(props: ObjectTableProps) {
  const { kind, rows, order, onSort, onRemove, ticked, onTick, onMove } = props;
  const t = useSentences();
  const words = kind.words(t);
  const sorted = (column: string) =>
    order?.column !== column ? undefined : order.descending ? "descending" : "ascending";
  // What names a rule is only one of the things that it says.
  const isOrdered = collections[kind.collection].key === "position";
  const keys = rows.map(({ key }) => key);
  const hasStates = kind.stateOf !== undefined;
  return (
    <table class="objects">
      <thead>
        <tr>
          {ticked !== null && (
            <th scope="col" class="col-tick">
              <input
                type="checkbox"
                aria-label={t.objects.tickAll}
                checked={keys.length > 0 && keys.every((key) => ticked.includes(key))}
                onChange={(event) => onTick(keys, event.currentTarget.checked)}
              />
            </th>
          )}
          {hasStates && (
            <SortHead
              class="col-state"
              text={t.objects.state}
              sorted={sorted("state")}
              onSort={() => onSort("state")}
            />
          )}
          {kind.columns.map(({ name, label, text, isWide }) =>
            onMove === null && text !== undefined ? (
              <SortHead
                key={name}
                text={label(t)}
                sorted={sorted(name)}
                onSort={() => onSort(name)}
                {...(isWide === true ? { class: "wide-only" } : {})}
              />
            ) : (
              <th key={name} scope="col" class={isWide === true ? "wide-only" : undefined}>
                {label(t)}
              </th>
            ),
          )}
          <th scope="col" class="row-actions">
            <span class="unseen">{t.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, object, state, texts }, index) => (
          <tr key={key}>
            {ticked !== null && (
              <td class="col-tick">
                <input
                  type="checkbox"
                  aria-label={words.one(key)}
                  checked={ticked.includes(key)}
                  onChange={(event) => onTick([key], event.currentTarget.checked)}
                />
              </td>
            )}
            {hasStates && <td class="col-state">{state !== null && <Dot state={state} />}</td>}
            {kind.columns.map(({ name, label, cell: Cell, isWide }, at) => {
              const text = texts[name] ?? "";
              const isEmpty = Cell === undefined && text === "";
              const shown = Cell === undefined ? <Name>{text}</Name> : Cell(object);
              if (at === 0) {
                return (
                  <th key={name} scope="row" data-label={isOrdered ? label(t) : undefined}>
                    <Link to={addressOfObject(kind, key)}>{text === "" ? words.one(key) : shown}</Link>
                  </th>
                );
              }
              return (
                <td
                  key={name}
                  class={isWide === true ? "wide-only" : isEmpty ? "is-empty" : undefined}
                  data-label={label(t)}
                >
                  {name === "name" && text !== "" ? <Link to={addressOfObject(kind, key)}>{shown}</Link> : shown}
                </td>
              );
            })}
            <td class="row-actions">
              {onMove !== null && (
                <>
                  {index > 0 && (
                    <Button
                      kind="quiet"
                      icon="up"
                      label={t.list.up(words.one(key))}
                      onClick={() => onMove(key, index)}
                    />
                  )}
                  {index < rows.length - 1 && (
                    <Button
                      kind="quiet"
                      icon="down"
                      label={t.list.down(words.one(key))}
                      onClick={() => onMove(key, index + 2)}
                    />
                  )}
                </>
              )}
              {onRemove !== null && (
                <>
                  <EditLink to={addressOfObject(kind, key)} label={words.change(key)} />
                  <RemoveButton label={words.remove(key)} onClick={() => onRemove(key)} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
