import { useSignal } from "@preact/signals";
import { AddLink } from "../../controls/add-link.tsx";
import { Answered } from "../../controls/answered.tsx";
import { EditLink } from "../../controls/edit-link.tsx";
import { Empty } from "../../controls/empty.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { RemoveSite } from "./remove-site.tsx";
import { siteAddress } from "./site-address.ts";

/** Sites géographiques [MEX-01]. */
export function SitesPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.sites;
  const { asked, again } = useAnswer(() => site.ask("sites.list"), site.feed.picture.value?.configuration?.saved);
  const removing = useSignal<string | null>(null);
  return (
    <Page title={t.title} actions={<AddLink to="/sites/ajouter">{t.add}</AddLink>}>
      <Answered asked={asked} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.nothing}>{t.nothingHelp}</Empty>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.name}</th>
                  <th scope="col">{t.address}</th>
                  <th scope="col" class="row-actions">
                    <span class="unseen">{all.actions}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ name, address }) => (
                  <tr key={name}>
                    <th scope="row">
                      <Link to={siteAddress(name)}>
                        <Name>{name}</Name>
                      </Link>
                    </th>
                    <td class="grows">
                      <Name>{address}</Name>
                    </td>
                    <td class="row-actions">
                      <EditLink to={siteAddress(name)} label={t.change(name)} />
                      <RemoveButton label={t.remove(name)} onClick={() => (removing.value = name)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      {removing.value !== null && (
        <RemoveSite
          name={removing.value}
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
