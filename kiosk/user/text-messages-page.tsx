import type { Static } from "typebox";
import type { ownTextMessageSchema } from "../../daemon/contracts/api/own-routes.ts";
import { Page } from "../admin/frame/page.tsx";
import { Button } from "../controls/button.tsx";
import { Name } from "../controls/name.tsx";
import { Paged } from "../controls/paged.tsx";
import { usePages } from "../site/use-pages.ts";
import { useSentences, useSite } from "../site/use-site.ts";

type TextMessage = Static<typeof ownTextMessageSchema>;

/** Mes SMS: what was written to this number and by it. */
export function TextMessagesPage() {
  const site = useSite();
  const t = useSentences().accounts.own;
  const pages = usePages<TextMessage>((before) =>
    site.ask("own.textMessages", { query: { limit: "50", ...(before === undefined ? {} : { before }) } }),
  );
  const read = async (message: string) => {
    await site.ask("own.readTextMessage", { parameters: { message } });
    pages.again();
  };
  return (
    <Page title={t.pages.textMessages}>
      <Paged {...pages} words={t.texts}>
        {(messages) => (
          <ul class="text-messages">
            {messages.map((message) => (
              <Line key={message.message} message={message} read={() => void read(message.message)} />
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  );
}

function Line({ message, read }: { readonly message: TextMessage; readonly read: () => void }) {
  const t = useSentences().accounts.own;
  const { moment } = useSite().formats.value;
  const { direction, other, at, text, isRead } = message;
  return (
    <li class={`text-message ${direction}`}>
      <p class="quiet">
        {t.texts.ways[direction]} <strong>{other.number === "" ? t.hidden : other.number}</strong>{" "}
        <Name>{other.name}</Name>, {moment(at)} {!isRead && <span class="badge">{t.isNew}</span>}
      </p>
      <p class="text-body">
        <bdi>{text}</bdi>
      </p>
      {!isRead && (
        <Button kind="quiet" icon="done" onClick={read}>
          {t.read}
        </Button>
      )}
    </li>
  );
}
