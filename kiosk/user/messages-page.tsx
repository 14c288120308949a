import type { MailboxState } from "../../daemon/contracts/mailbox-state.ts";
import { Page } from "../admin/frame/page.tsx";
import { Answered } from "../controls/answered.tsx";
import { Empty } from "../controls/empty.tsx";
import { useAnswer } from "../site/use-answer.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { MailboxPanel } from "./mailbox-panel.tsx";

/** Mes messages: those of one's own mailboxes and of one's groups [CNX-10]. */
export function MessagesPage() {
  const site = useSite();
  const t = useSentences().accounts.own;
  const { asked, again } = useAnswer(() => site.ask("own.mailboxes"));
  return (
    <Page title={t.pages.messages}>
      <Answered asked={asked} again={again}>
        {({ items }: { readonly items: readonly MailboxState[] }) =>
          items.length === 0 ? (
            <Empty title={t.noMailbox}>{t.noMailboxHelp}</Empty>
          ) : (
            <div>
              {items.map((mailbox) => (
                <MailboxPanel key={mailbox.id} mailbox={mailbox} changed={again} />
              ))}
            </div>
          )
        }
      </Answered>
    </Page>
  );
}
