import { useSignal } from "@preact/signals";
import type { ComponentChildren, ComponentProps } from "preact";
import { useEffect } from "preact/hooks";
import { collections } from "../../../daemon/model/config/collections/collections.ts";
import { indexOf } from "../../../daemon/model/config/collections/lists.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { AddLink } from "../../controls/add-link.tsx";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Button } from "../../controls/button.tsx";
import { Empty } from "../../controls/empty.tsx";
import { May } from "../../controls/may.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useMay } from "../../site/use-may.ts";
import { useOffice } from "../../site/use-office.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ChangeMany } from "./change-many.tsx";
import type { ObjectKind } from "./object-kind.ts";
import { filterRows, type Order, objectRows, sortRows } from "./object-rows.ts";
import { ObjectTable } from "./object-table.tsx";
import { RemoveObject } from "./remove-object.tsx";

interface ObjectsPageProps {
  readonly kind: ObjectKind;
  /** What stands above the list. */
  readonly above?: ComponentChildren;
}

/** What is asked about: as it was when it was asked, for the list is read again when somebody saves. */
interface Removing {
  readonly key: string;
  readonly tag: string | undefined;
}

/** What is changed together: as it was ticked, whatever becomes of the list meanwhile. */
type Changing = Pick<ComponentProps<typeof ChangeMany>, "keys" | "tags">;

/** The list of a kind: filter, sort or order, add, change, remove; several at once where they share fields. */
export function ObjectsPage({ kind, above }: ObjectsPageProps) {
  const site = useSite();
  const t = useSentences();
  const { collection, path, columns, shared = [], stateOf, actions: Actions, below: Below } = kind;
  const words = kind.words(t);
  const trail = kind.trail?.(t, site) ?? [];
  const below = trail.at(-1);
  const mayChange = useMay("write");
  const isOrdered = collections[collection].key === "position";
  const saved = site.feed.picture.value?.configuration?.saved;
  const { asked, again } = useAnswer(() => site.ask("objects.list", { parameters: { collection } }), saved);
  useOffice(columns.some(({ namesOthers }) => namesOthers === true));
  const typed = useSignal("");
  const order = useSignal<Order | null>(null);
  const removing = useSignal<Removing | null>(null);
  const ticked = useSignal<readonly string[]>([]);
  const changing = useSignal<Changing | null>(null);
  // Places name other rules once one has moved: nobody has ticked those.
  const places = isOrdered && asked.value.kind === "here" ? (asked.value.value.tags ?? []).join() : "";
  useEffect(() => {
    ticked.value = [];
  }, [places]);

  const sort = (column: string) => {
    const before = order.value;
    order.value = { column, descending: before?.column === column && !before.descending };
  };
  /** Of the object as the list shows it: somebody else may have moved another to its place since. */
  const tagOf = (key: string): string | undefined => {
    if (asked.value.kind !== "here") return undefined;
    const { items, tags = [] } = asked.value.value;
    return tags[indexOf(items, collections[collection], key)];
  };
  const change = () => {
    const keys = ticked.peek();
    changing.value = { keys, tags: isOrdered ? keys.map((key) => tagOf(key) ?? "") : undefined };
  };
  const move = async (key: string, to: number) => {
    const answer = await site.ask("objects.move", {
      parameters: { collection, key },
      body: { to },
      tag: tagOf(key) ?? "",
    });
    if (answer.kind === "done") site.saved(words.changed, answer.body);
    else site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
    again();
  };
  const textsOf = (object: JsonRecord, index: number) =>
    Object.fromEntries(columns.map(({ name, text }) => [name, text?.(object, t, site, index) ?? ""]));
  return (
    <Page
      title={words.title}
      trail={trail}
      actions={
        <>
          {Actions !== undefined && <Actions />}
          <May>
            <AddLink to={`${path}/ajouter`}>{words.add}</AddLink>
          </May>
          {below !== undefined && <BackLink to={below.to} />}
        </>
      }
    >
      {above}
      <Answered asked={asked} again={again}>
        {({ items: all }) => {
          const items = kind.only === undefined ? all : all.filter(kind.only);
          if (items.length === 0) return <Empty title={words.nothing}>{words.nothingHelp}</Empty>;
          const rows = objectRows(kind, items, textsOf, (object) => stateOf?.(object, site) ?? null);
          const found = filterRows(rows, typed.value);
          return (
            <>
              <div class="filter">
                <label>
                  <span>{t.objects.filter}</span>
                  <input
                    type="search"
                    placeholder={t.objects.filterHelp}
                    value={typed.value}
                    onInput={(event) => (typed.value = event.currentTarget.value)}
                  />
                </label>
                <p class="quiet" role="status">
                  {found.length === 0 ? t.objects.noMatch : t.objects.shown(found.length, items.length)}
                </p>
                {ticked.value.length > 0 && (
                  <Button onClick={change}>{t.objects.changeTicked(ticked.value.length)}</Button>
                )}
              </div>
              <ObjectTable
                kind={kind}
                rows={sortRows(found, order.value, site.language.value)}
                order={order.value}
                onSort={sort}
                onRemove={mayChange ? (key) => (removing.value = { key, tag: tagOf(key) }) : null}
                ticked={shared.length === 0 || !mayChange ? null : ticked.value}
                onTick={(keys, on) => {
                  const others = ticked.value.filter((one) => !keys.includes(one));
                  ticked.value = on ? [...others, ...keys] : others;
                }}
                onMove={isOrdered && mayChange && typed.value === "" ? (key, to) => void move(key, to) : null}
              />
            </>
          );
        }}
      </Answered>
      {Below !== undefined && asked.value.kind === "here" && <Below items={asked.value.value.items} />}
      {removing.value !== null && (
        <RemoveObject
          kind={kind}
          of={removing.value.key}
          tag={removing.value.tag}
          cancelled={() => {
            removing.value = null;
            again();
          }}
          removed={() => {
            removing.value = null;
            ticked.value = [];
            again();
          }}
        />
      )}
      {changing.value !== null && (
        <ChangeMany
          kind={kind}
          {...changing.value}
          close={(isChanged) => {
            changing.value = null;
            if (isChanged) {
              ticked.value = [];
              again();
            }
          }}
        />
      )}
    </Page>
  );
}
