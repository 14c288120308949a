import { numbered } from "../../site/numbers-of.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { Conversation, Correspondent } from "./conversations.ts";

interface ListProps {
  readonly conversations: readonly Conversation[];
  readonly open: string;
  readonly choose: (key: string) => void;
}

export function ConversationList({ conversations, open, choose }: ListProps) {
  const t = useSentences().messages;
  const { moment } = useSite().formats.value;
  const named = (one: Correspondent) => (one.number === "" ? t.hiddenNumber : numbered(one));
  return (
    <ul class="conversations" aria-label={t.list}>
      {conversations.map(({ key, parties, messages, unread }) => {
        const last = messages.at(-1);
        return (
          <li key={key}>
            <button type="button" aria-current={key === open ? "true" : undefined} onClick={() => choose(key)}>
              <span class="conversation-who">
                <bdi>{parties.map(named).join(" – ")}</bdi>
                {unread > 0 && <span class="unread">{t.unreadCount(unread)}</span>}
              </span>
              <span class="conversation-last">
                <bdi>{last?.text.slice(0, 80)}</bdi>
              </span>
              {last !== undefined && <small class="quiet">{moment(last.at)}</small>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
