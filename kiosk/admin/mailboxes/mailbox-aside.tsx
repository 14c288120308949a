import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Player } from "../../controls/player.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { MessageTables } from "./message-tables.tsx";

interface MailboxAsideProps {
  readonly of: string;
  readonly isSimple: boolean;
}

/** What a mailbox holds now, once it runs: its messages, the greeting that was spoken at the telephone, and its code. */
export function MailboxAside({ of, isSimple }: MailboxAsideProps) {
  const site = useSite();
  const t = useSentences().mailboxes;
  const parameters = { mailbox: of };
  const { asked: list, again: askAgain } = useAnswer(() => site.ask("mailboxes.list"));
  const { asked: messages, again } = useAnswer(() => site.ask("mailboxes.messages", { parameters }));
  const state = list.value.kind === "here" ? list.value.value.items.find(({ id }) => id === of) : undefined;
  if (state === undefined) return list.value.kind === "here" ? <p class="quiet list-nothing">{t.stagedText}</p> : null;
  const drop = async () => {
    await site.ask("mailboxes.dropGreeting", { parameters });
    askAgain();
  };
  return (
    <>
      {!isSimple && messages.value.kind === "here" && (
        <MessageTables messages={messages.value.value.items} changed={again} />
      )}
      <div class="pair">
        <Panel title={t.spokenGreeting}>
          {state.hasSpokenGreeting ? (
            <p class="player">
              <Player name={t.spokenGreetingName} fetch={() => site.hear("mailboxes.greeting", { parameters })} />
              <May>
                <Button warns onClick={() => void drop()}>
                  {t.dropGreeting}
                </Button>
              </May>
            </p>
          ) : (
            <p class="quiet">{t.noSpokenGreeting}</p>
          )}
        </Panel>
        <May>
          <PinPanel of={of} hasPin={state.hasPin} changed={askAgain} />
        </May>
      </div>
    </>
  );
}

function PinPanel({
  of,
  hasPin,
  changed,
}: {
  readonly of: string;
  readonly hasPin: boolean;
  readonly changed: () => void;
}) {
  const site = useSite();
  const t = useSentences();
  const typed = useSignal("");
  const issue = useSignal<string | undefined>(undefined);
  const set = async (pin: string | null) => {
    const answer = await site.ask("mailboxes.setPin", { parameters: { mailbox: of }, body: { pin } });
    if (answer.kind !== "done") {
      issue.value = answer.kind === "away" ? t.away : site.told(answer.problem);
      return;
    }
    issue.value = undefined;
    typed.value = "";
    site.notices.done(pin === null ? t.mailboxes.pinGone : t.mailboxes.pinSet);
    changed();
  };
  return (
    <Panel title={t.mailboxes.pinTitle}>
      <TextField
        label={t.mailboxes.pin}
        help={hasPin ? t.mailboxes.hasPin : t.mailboxes.hasNoPin}
        kind="password"
        autocomplete="new-password"
        maxLength={16}
        value={typed.value}
        issue={issue.value}
        onChange={(value) => (typed.value = value)}
      />
      <p class="player">
        <Button onClick={() => void set(typed.value)}>{t.mailboxes.setPin}</Button>
        {hasPin && (
          <Button warns onClick={() => void set(null)}>
            {t.mailboxes.dropPin}
          </Button>
        )}
      </p>
    </Panel>
  );
}
