import { useSignal } from "@preact/signals";
import { routes } from "../../../daemon/contracts/api/routes.ts";
import type { Contact } from "../../../daemon/model/directory/contact.ts";
import { addressOf } from "../../api/address.ts";
import { AddLink } from "../../controls/add-link.tsx";
import { Button } from "../../controls/button.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { Paged } from "../../controls/paged.tsx";
import { queryOf, searchOf } from "../../place/query.ts";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ContactTable } from "./contact-table.tsx";
import { RemoveContacts } from "./remove-contacts.tsx";
import { useContacts } from "./use-contacts.ts";

/** As long as the server takes it. */
const LONGEST_SEARCH = 200;

/** Annuaire [MEN-09, MEX-05]: the contacts of the company, found while one types [ANN-10]. */
export function DirectoryPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.directory;
  const mayChange = useMay("write");
  const search = (queryOf(site.place.search.value).q ?? "").slice(0, LONGEST_SEARCH);
  const { read, more, again, total } = useContacts(search);
  const ticked = useSignal<readonly string[]>([]);
  const removing = useSignal<readonly Contact[]>([]);
  const { items } = read.value;
  const chosen = items.filter(({ id }) => ticked.value.includes(id));
  return (
    <Page
      title={t.title}
      actions={
        <>
          <May>
            <Link to="/annuaire/importer" class="button">
              {all.csv.import}
            </Link>
          </May>
          <a class="button" href={addressOf(routes["directory.csv"])} download>
            {t.exportTable}
          </a>
          <a class="button" href={addressOf(routes["directory.vcards"])} download>
            {t.exportCards}
          </a>
          <May>
            <AddLink to="/annuaire/ajouter">{t.add}</AddLink>
          </May>
        </>
      }
    >
      <p class="intro">{t.intro}</p>
      <search class="filter">
        <label>
          <span>{t.search}</span>
          <input
            type="search"
            placeholder={t.searchHelp}
            value={search}
            onInput={({ currentTarget: { value } }) => {
              ticked.value = [];
              site.place.seek(searchOf({ q: value }), { instead: search !== "" });
            }}
          />
        </label>
        <p class="quiet" role="status">
          {total.value !== null &&
            (total.value === 0
              ? t.noneFound
              : total.value === 1
                ? t.oneFound
                : t.count(site.formats.value.number(total.value)))}
        </p>
        {chosen.length > 0 && (
          <Button warns onClick={() => (removing.value = chosen)}>
            {t.removeMany(chosen.length)}
          </Button>
        )}
      </search>
      <Paged
        read={read}
        more={more}
        again={again}
        words={{
          nothing: search === "" ? t.nothing : t.noneFound,
          nothingHelp: search === "" ? t.nothingHelp : "",
          older: t.more,
          end: t.end,
        }}
      >
        {(contacts) => (
          <ContactTable
            contacts={contacts}
            ticked={ticked.value}
            onTick={(id, on) => {
              ticked.value = on ? [...ticked.value, id] : ticked.value.filter((one) => one !== id);
            }}
            onRemove={mayChange ? (contact) => (removing.value = [contact]) : null}
          />
        )}
      </Paged>
      {removing.value.length > 0 && (
        <RemoveContacts
          contacts={removing.value}
          close={() => {
            removing.value = [];
            again();
          }}
          removed={() => {
            removing.value = [];
            ticked.value = [];
            again();
          }}
        />
      )}
    </Page>
  );
}
