import { Page } from "../admin/frame/page.tsx";
import { useSignOut } from "../admin/frame/use-sign-out.ts";
import { Answered } from "../controls/answered.tsx";
import { Button } from "../controls/button.tsx";
import { Name } from "../controls/name.tsx";
import { Panel } from "../controls/panel.tsx";
import { Row } from "../controls/row.tsx";
import { useAnswer } from "../site/use-answer.ts";
import { useSentences, useSite } from "../site/use-site.ts";

/** Mon compte: who is signed in [CNX-06…08]. */
export function MyAccountPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.own;
  const signOut = useSignOut();
  const { asked, again } = useAnswer(() => site.ask("own"));
  return (
    <Page title={t.pages.account}>
      <Answered asked={asked} again={again}>
        {({ number, name, kind, groups }) => (
          <Panel title={all.rubrics.account}>
            <Row label={t.kinds[kind]}>
              <strong>{number}</strong> <Name>{name}</Name>
            </Row>
            <Row label={t.groups} help={t.groupsHelp}>
              {groups.length === 0
                ? all.none
                : groups.map((group) => (
                    <p key={group.number}>
                      {group.number} <Name>{group.name}</Name>
                    </p>
                  ))}
            </Row>
            <Row label={all.account.until} help={all.account.untilHelp}>
              {site.formats.value.moment(site.account.value?.until ?? 0)}
            </Row>
            <Row label="">
              <Button onClick={signOut}>{all.signOut}</Button>
            </Row>
          </Panel>
        )}
      </Answered>
    </Page>
  );
}
