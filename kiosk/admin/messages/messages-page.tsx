import { Away } from "../../controls/away.tsx";
import { Button } from "../../controls/button.tsx";
import { Empty } from "../../controls/empty.tsx";
import { May } from "../../controls/may.tsx";
import { numbered } from "../../site/numbers-of.ts";
import { useNumbers } from "../../site/use-numbers.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { FilterField } from "../filters/filter-field.tsx";
import { Page } from "../frame/page.tsx";
import { ConversationList } from "./conversation-list.tsx";
import { ConversationView } from "./conversation-view.tsx";
import { conversationsOf } from "./conversations.ts";
import { addressOf, filterOf, type MessageFilter, messageQueryOf } from "./message-filter.ts";
import { useMessages } from "./use-messages.ts";
import { WriteMessage } from "./write-message.tsx";

/** Text messages: who has written what to whom, whether it arrived and was read [SMS-03…SMS-07]. */
export function MessagesPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.messages;
  const numbers = useNumbers();
  const filter = filterOf(site.place.search.value);
  const { read, more, again } = useMessages(messageQueryOf(filter));
  const change = (part: Partial<MessageFilter>) => site.place.seek(addressOf({ ...filter, ...part }));
  const { kind, items, next } = read.value;
  const conversations = conversationsOf(items, filter.extension);
  const open = conversations.find(({ key }) => key === filter.conversation);
  return (
    <Page title={t.title}>
      <search class="filters" aria-label={t.list}>
        <FilterField
          label={t.of}
          help={t.ofHelp}
          control={(ties) => (
            <select
              {...ties}
              value={filter.extension}
              onChange={(event) => change({ extension: event.currentTarget.value, conversation: "" })}
            >
              <option value="">{t.everybody}</option>
              {numbers.extensions.map((one) => (
                <option key={one.number} value={one.number}>
                  {numbered(one)}
                </option>
              ))}
            </select>
          )}
        />
        <label class="filter-tick">
          <input
            type="checkbox"
            checked={filter.unread}
            onChange={(event) => change({ unread: event.currentTarget.checked })}
          />
          {t.unreadOnly}
        </label>
      </search>
      {kind === "asking" && <p class="quiet">{all.loading}</p>}
      {kind === "away" && <Away retry={again} />}
      {kind === "here" && (
        <div class="post">
          <div>
            {items.length === 0 ? (
              <Empty title={t.nothing}>{t.nothingHelp}</Empty>
            ) : (
              <ConversationList
                conversations={conversations}
                open={filter.conversation}
                choose={(conversation) => change({ conversation })}
              />
            )}
            {next !== null && (
              <p class="list-end">
                <Button onClick={more}>{t.older}</Button>
              </p>
            )}
          </div>
          <div>
            {open === undefined ? (
              items.length > 0 && <p class="quiet intro">{t.choose}</p>
            ) : (
              <ConversationView conversation={open} by={filter.extension} changed={again} />
            )}
            <May>
              <WriteMessage
                key={`${filter.extension} ${open?.key ?? ""}`}
                from={
                  filter.extension === "" ? insideOf(open?.parties[0].number, numbers.extensions) : filter.extension
                }
                to={open?.parties[1].number ?? ""}
                extensions={numbers.extensions}
                sent={again}
              />
            </May>
          </div>
        </div>
      )}
    </Page>
  );
}

const insideOf = (number: string | undefined, extensions: readonly { readonly number: string }[]): string =>
  extensions.some((one) => one.number === number) ? (number ?? "") : "";
