import { Button } from "../../controls/button.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { useSignOut } from "../frame/use-sign-out.ts";

/** Who is signed in [CNX-06…08]. */
export function AdministratorPage() {
  const site = useSite();
  const t = useSentences();
  const signOut = useSignOut();
  const account = site.account.value;
  if (!account) return null;
  return (
    <Page title={t.account.title}>
      <Panel title={t.rubrics.account}>
        <Row label={t.account.who}>
          <Name>{account.name}</Name>
        </Row>
        <Row label={t.account.role}>{t.accounts.roles[account.role]}</Row>
        <Row label={t.account.until} help={t.account.untilHelp}>
          {site.formats.value.moment(account.until)}
        </Row>
        <Row label="">
          <Button onClick={signOut}>{t.signOut}</Button>
        </Row>
      </Panel>
    </Page>
  );
}
