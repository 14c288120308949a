import type { Revision } from "../../../daemon/contracts/revision.ts";
import { Away } from "../../controls/away.tsx";
import { Button } from "../../controls/button.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { usePages } from "../../site/use-pages.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { RevisionState } from "./revision-state.tsx";

/** Every revision that was saved, the newest first. */
export function HistoryPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.pending;
  const configuration = site.feed.picture.value?.configuration ?? null;
  const { read, more, again } = usePages<Revision>(
    (before) => site.ask("revisions", { query: before === undefined ? {} : { before } }),
    { changed: configuration?.saved },
  );
  const { kind, items, next } = read.value;
  return (
    <Page title={t.history} trail={[{ to: "/modifications", text: t.title }]}>
      <p class="intro quiet">{t.historyIntro}</p>
      {kind === "away" && <Away retry={again} />}
      {kind === "asking" && (
        <p class="quiet" role="status">
          {all.loading}
        </p>
      )}
      {kind === "here" && (
        <>
          <table class="revisions">
            <thead>
              <tr>
                <th scope="col">{t.revision}</th>
                <th scope="col">{t.note}</th>
                <th scope="col">{t.author}</th>
                <th scope="col">{t.date}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ revision, at, author, note }) => (
                <tr key={revision}>
                  <th scope="row" class="figures">
                    <Link to={`/historique/${revision}`} label={t.one(String(revision))}>
                      {String(revision)}
                    </Link>
                  </th>
                  <td class="grows">
                    {note === "" ? <span class="quiet">{t.noNote}</span> : <Name>{note}</Name>}{" "}
                    <RevisionState revision={revision} />
                  </td>
                  <td>
                    <Name>{site.who(author)}</Name>
                  </td>
                  <td class="revision-date">{site.formats.value.moment(at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="list-end">
            {next !== null ? <Button onClick={more}>{t.older}</Button> : <span class="quiet">{t.end}</span>}
          </p>
        </>
      )}
    </Page>
  );
}
