import { useSignal } from "@preact/signals";
import { routes } from "../../daemon/contracts/api/routes.ts";
import type { MailboxState } from "../../daemon/contracts/mailbox-state.ts";
import type { VoiceMessage } from "../../daemon/contracts/voice-message.ts";
import { addressOf } from "../api/address.ts";
import { Answered } from "../controls/answered.tsx";
import { Button } from "../controls/button.tsx";
import { Confirm } from "../controls/confirm.tsx";
import { Panel } from "../controls/panel.tsx";
import { useAnswer } from "../site/use-answer.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { VoiceMessageLine } from "./voice-message-line.tsx";

interface MailboxPanelProps {
  readonly mailbox: MailboxState;
  readonly changed: () => void;
}

/** One mailbox with its messages, the newest first, and the greeting that was spoken at the telephone. */
export function MailboxPanel({ mailbox, changed }: MailboxPanelProps) {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.own;
  const { id, name, owner, fresh, hasSpokenGreeting } = mailbox;
  const { asked, again } = useAnswer(() => site.ask("own.messages", { parameters: { mailbox: id } }));
  const removing = useSignal<VoiceMessage | "greeting" | null>(null);
  const tell = (answer: { readonly kind: string }, done: string) => {
    if (answer.kind === "done") site.notices.done(done);
    else site.notices.failed(all.away);
    again();
    changed();
  };
  const save = async ({ message }: VoiceMessage) => {
    await site.ask("own.save", { parameters: { mailbox: id, message } });
    again();
    changed();
  };
  const remove = async () => {
    const { value } = removing;
    removing.value = null;
    if (value === "greeting") tell(await site.ask("own.dropGreeting", { parameters: { mailbox: id } }), t.greetingGone);
    else if (value !== null) {
      const parameters = { mailbox: id, message: value.message };
      tell(await site.ask("own.remove", { parameters }), t.removed);
    }
  };
  return (
    <Panel title={t.mailbox(name, owner, fresh)}>
      <Answered asked={asked} again={again}>
        {({ items }: { readonly items: readonly VoiceMessage[] }) =>
          items.length === 0 ? (
            <p class="quiet panel-line">{t.noMessage}</p>
          ) : (
            <ul class="voice-messages">
              {[...items].reverse().map((message) => (
                <VoiceMessageLine
                  key={message.message}
                  message={message}
                  save={() => void save(message)}
                  remove={() => (removing.value = message)}
                />
              ))}
            </ul>
          )
        }
      </Answered>
      {hasSpokenGreeting && (
        <div class="voice-greeting">
          <span>{t.greeting}</span>
          {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
          <audio
            controls
            preload="none"
            aria-label={t.greeting}
            src={addressOf(routes["own.greeting"], { mailbox: id })}
          />
          <Button warns onClick={() => (removing.value = "greeting")}>
            {t.dropGreeting}
          </Button>
        </div>
      )}
      {removing.value !== null && (
        <Confirm
          title={removing.value === "greeting" ? t.dropGreetingTitle : t.removeTitle}
          yes={all.remove}
          onYes={() => void remove()}
          onNo={() => (removing.value = null)}
        >
          <p>{removing.value === "greeting" ? t.dropGreetingText : t.removeText}</p>
        </Confirm>
      )}
    </Panel>
  );
}
