import { useSignal } from "@preact/signals";
import type { MessageRecord } from "../../../daemon/contracts/message-record.ts";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { Panel } from "../../controls/panel.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { numbered } from "../../site/numbers-of.ts";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { type Conversation, isUnread } from "./conversations.ts";

interface ViewProps {
  readonly conversation: Conversation;
  /** Whose messages are looked at; empty: everybody's. */
  readonly by: string;
  readonly changed: () => void;
}

type Act = "read" | "unread" | "remove";

/** What two have written to each other, the oldest first, and what became of it. */
export function ConversationView({ conversation, by, changed }: ViewProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.messages;
  const removing = useSignal<MessageRecord | null>(null);
  const [own, other] = conversation.parties;

  const act = async (what: Act, { message, deliveries }: MessageRecord) => {
    const parameters = { message };
    const reader = deliveries.find(({ extension }) => extension === by) ?? deliveries[0];
    const answer =
      what === "remove"
        ? await site.ask("messages.remove", { parameters })
        : what === "unread"
          ? await site.ask("messages.unread", { parameters })
          : await site.ask("messages.read", { parameters, body: { by: reader?.extension ?? "" } });
    removing.value = null;
    if (answer.kind !== "done") site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    else if (what === "remove") site.notices.done(t.removed);
    changed();
  };
  return (
    <Panel title={t.conversation(other.number === "" ? t.hiddenNumber : numbered(other))}>
      <ol class="letters">
        {conversation.messages.map((record) => (
          <Letter
            key={record.message}
            record={record}
            isOwn={record.from.number === own.number}
            act={(what) => void act(what, record)}
            remove={() => (removing.value = record)}
          />
        ))}
      </ol>
      <p class="quiet">{t.audit}</p>
      {removing.value !== null && (
        <Confirm
          title={t.removeTitle}
          yes={t.removeButton}
          onYes={() => removing.value !== null && void act("remove", removing.value)}
          onNo={() => (removing.value = null)}
        >
          <p>{t.removeText}</p>
          <p>{t.audit}</p>
        </Confirm>
      )}
    </Panel>
  );
}

interface LetterProps {
  readonly record: MessageRecord;
  readonly isOwn: boolean;
  readonly act: (what: Act) => void;
  readonly remove: () => void;
}

function Letter({ record, isOwn, act, remove }: LetterProps) {
  const t = useSentences().messages;
  const { moment } = useSite().formats.value;
  const mayChange = useMay("write");
  const { from, at, text, deliveries, outcome, read, addressee } = record;
  return (
    <li class={isOwn ? "letter own" : "letter"}>
      <div class="letter-head quiet">
        <bdi>{from.number === "" ? t.hiddenNumber : numbered(from)}</bdi> · <time>{moment(at)}</time>
        {isUnread(record) && <span class="unread">{t.unread}</span>}
      </div>
      <p class="letter-text" dir="auto">
        {text}
      </p>
      <div class="letter-end quiet">
        <span>
          {deliveries.length === 0
            ? t.outcomes[outcome]
            : deliveries.map(({ extension, state }) => t.at(extension, t.states[state])).join(", ")}
          {read !== null && ` · ${t.readBy(read.by, moment(read.at))}`}
        </span>
        {mayChange && addressee !== null && deliveries.length > 0 && (
          <Button kind="quiet" onClick={() => act(read === null ? "read" : "unread")}>
            {read === null ? t.markRead : t.markUnread}
          </Button>
        )}
        {mayChange && <RemoveButton label={t.remove} onClick={remove} />}
      </div>
    </li>
  );
}
