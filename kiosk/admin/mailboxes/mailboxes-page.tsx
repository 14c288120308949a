import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { VoiceMessage } from "../../../daemon/contracts/voice-message.ts";
import { Link } from "../../controls/link.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useOffice } from "../../site/use-office.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { ObjectsPage } from "../objects/objects-page.tsx";
import { type MailboxOwner, mailboxKindOf } from "./mailbox-kind.tsx";
import { MessageTables } from "./message-tables.tsx";

/** « Groupe(s) > Groupe 803 > Boîtes vocales » [BVL-01…09], or those of everybody. */
export function MailboxesPage({ owner }: { readonly owner: MailboxOwner | null }) {
  const { ask, feed } = useSite();
  const t = useSentences();
  const running = feed.picture.value?.configuration?.running;
  const { asked } = useAnswer(() => ask("mailboxes.list"), running);
  const states = asked.value.kind === "here" ? asked.value.value.items : [];
  return (
    <>
      <ObjectsPage
        kind={mailboxKindOf(owner, states)}
        above={
          <>
            <Counter />
            {owner === null && <Link to="/reglages/messagerie">{t.mailboxes.settings}</Link>}
          </>
        }
      />
      {owner !== null && <MessagesOf boxes={states.filter((one) => one.owner === owner.of).map(({ id }) => id)} />}
    </>
  );
}

/** « 4 boîte(s) vocale(s) activé(s) sur 100 boîte(s) autorisée(s) » [BVL-03]. */
function Counter() {
  const { ask } = useSite();
  const t = useSentences().mailboxes;
  const count = useOffice()?.mailboxes.length;
  const { asked } = useAnswer(() => ask("settings.get", { parameters: { section: "voicemail" } }));
  const most = asked.value.kind === "here" ? asked.value.value.settings.mostMailboxes : undefined;
  return <p class="quiet list-nothing">{typeof most === "number" && count !== undefined && t.counter(count, most)}</p>;
}

function MessagesOf({ boxes }: { readonly boxes: readonly string[] }) {
  const { ask } = useSite();
  const messages = useSignal<readonly VoiceMessage[]>([]);
  const fetchAll = async () => {
    const answers = await Promise.all(boxes.map((mailbox) => ask("mailboxes.messages", { parameters: { mailbox } })));
    messages.value = answers
      .flatMap((answer) => (answer.kind === "done" ? answer.body.items : []))
      .sort((one, other) => one.at - other.at);
  };
  useEffect(() => void fetchAll(), [boxes.join(" ")]);
  return <MessageTables messages={messages.value} changed={() => void fetchAll()} />;
}
