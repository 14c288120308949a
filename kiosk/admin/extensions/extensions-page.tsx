import { useSignal } from "@preact/signals";
import { AddLink } from "../../controls/add-link.tsx";
import { Answered } from "../../controls/answered.tsx";
import { Empty } from "../../controls/empty.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { type Column, extensionRows, filterRows, type Order, sortRows } from "./extension-rows.ts";
import { ExtensionTable } from "./extension-table.tsx";
import { RemoveExtension } from "./remove-extension.tsx";

/** Postes [POS-01…03, POS-12…14]. */
export function ExtensionsPage() {
  const site = useSite();
  const t = useSentences().extensions;
  const picture = site.feed.picture.value;
  const { asked, again } = useAnswer(() => site.ask("extensions.list"), picture?.configuration?.saved);
  const typed = useSignal("");
  const order = useSignal<Order>({ column: "number", descending: false });
  const removing = useSignal<string | null>(null);
  const sort = (column: Column) => {
    const { column: before, descending } = order.value;
    order.value = { column, descending: column === before && !descending };
  };
  return (
    <Page title={t.title} actions={<AddLink to="/postes/ajouter">{t.add}</AddLink>}>
      <Answered asked={asked} again={again}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={t.nothing}>{t.nothingHelp}</Empty>;
          const found = filterRows(extensionRows(items, picture?.extensions), typed.value, t.kinds);
          return (
            <>
              <div class="filter">
                <label>
                  <span>{t.filter}</span>
                  <input
                    type="search"
                    placeholder={t.filterHelp}
                    value={typed.value}
                    onInput={(event) => (typed.value = event.currentTarget.value)}
                  />
                </label>
                <p class="quiet" role="status">
                  {found.length === 0 ? t.noMatch : t.shown(found.length, items.length)}
                </p>
              </div>
              <ExtensionTable
                rows={sortRows(found, order.value, site.language.value)}
                order={order.value}
                sort={sort}
                remove={(number) => (removing.value = number)}
              />
            </>
          );
        }}
      </Answered>
      {removing.value !== null && (
        <RemoveExtension
          number={removing.value}
          cancelled={() => (removing.value = null)}
          removed={() => {
            removing.value = null;
            again();
          }}
        />
      )}
    </Page>
  );
}
