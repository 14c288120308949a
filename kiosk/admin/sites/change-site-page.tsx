import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { SiteForm } from "./site-form.tsx";

export function ChangeSitePage({ name }: { readonly name: string }) {
  const site = useSite();
  const t = useSentences().sites;
  const { asked, again } = useAnswer(() => site.ask("sites.get", { parameters: { name } }));
  return (
    <Page title={`${t.one} ${name}`} trail={[{ to: "/sites", text: t.title }]} actions={<BackLink to="/sites" />}>
      <Answered asked={asked} again={again}>
        {({ site: saved, extensions, tag }) => (
          <>
            <SiteForm saved={saved} tag={tag ?? ""} />
            <Panel title={t.there}>
              {extensions.length === 0 && <p class="quiet">{t.nobody}</p>}
              <ul class="plain-list">
                {extensions.map((extension) => (
                  <li key={extension.number}>
                    <Link to={`/postes/${extension.number}`}>
                      {extension.number} <Name>{extension.name}</Name>
                    </Link>
                  </li>
                ))}
              </ul>
            </Panel>
          </>
        )}
      </Answered>
    </Page>
  );
}
