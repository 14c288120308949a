import { useSignal } from "@preact/signals";
import { routes } from "../../../daemon/contracts/api/routes.ts";
import type { VoiceMessage } from "../../../daemon/contracts/voice-message.ts";
import { addressOf } from "../../api/address.ts";
import { Button } from "../../controls/button.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { Player } from "../../controls/player.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

interface MessageTablesProps {
  readonly messages: readonly VoiceMessage[];
  /** Something was done to one of them. */
  readonly changed: () => void;
}

/** « Nouveaux messages » and « Messages sauvegardés » [BVL-06…10]. */
export function MessageTables({ messages, changed }: MessageTablesProps) {
  const t = useSentences().mailboxes;
  return (
    <>
      <h2 class="list-title">{t.fresh}</h2>
      <MessageTable messages={messages.filter(({ state }) => state === "new")} nothing={t.noFresh} changed={changed} />
      <h2 class="list-title">{t.saved}</h2>
      <MessageTable
        messages={messages.filter(({ state }) => state === "saved")}
        nothing={t.noSaved}
        changed={changed}
      />
    </>
  );
}

function MessageTable({ messages, nothing, changed }: MessageTablesProps & { readonly nothing: string }) {
  const site = useSite();
  const t = useSentences();
  const { moment, duration } = site.formats.value;
  const removing = useSignal<VoiceMessage | null>(null);
  const change = async (what: "mailboxes.save" | "mailboxes.remove", message: string) => {
    const answer = await site.ask(what, { parameters: { message } });
    removing.value = null;
    if (answer.kind !== "done") site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
    changed();
  };
  if (messages.length === 0) return <p class="quiet list-nothing">{nothing}</p>;
  return (
    <>
      <table class="messages">
        <thead>
          <tr>
            <th scope="col">{t.mailboxes.date}</th>
            <th scope="col">{t.extensions.number}</th>
            <th scope="col">{t.mailboxes.duration}</th>
            <th scope="col" class="row-actions">
              <span class="unseen">{t.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {messages.map((one) => {
            const { message, at, caller, seconds, state } = one;
            const who = `${caller.number === "" ? t.mailboxes.hidden : caller.number} ${caller.name}`.trim();
            const what = t.mailboxes.messageOf(who, moment(at));
            return (
              <tr key={message}>
                <td>{moment(at)}</td>
                <th scope="row">
                  <Name>{who}</Name>
                </th>
                <td>{duration(seconds * 1000)}</td>
                <td class="row-actions">
                  <May>
                    <Player name={what} fetch={() => site.hear("mailboxes.hear", { parameters: { message } })} />
                    <a
                      class="button quiet"
                      href={addressOf(routes["mailboxes.hear"], { message })}
                      download={`message-${message}.wav`}
                      aria-label={t.mailboxes.download(what)}
                    >
                      {t.mailboxes.downloadShort}
                    </a>
                    {state === "new" && (
                      <Button
                        icon="done"
                        label={t.mailboxes.save(what)}
                        onClick={() => void change("mailboxes.save", message)}
                      />
                    )}
                    <RemoveButton label={t.mailboxes.remove(what)} onClick={() => (removing.value = one)} />
                  </May>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {removing.value !== null && (
        <Confirm
          title={t.mailboxes.removeTitle}
          yes={t.remove}
          onYes={() => void change("mailboxes.remove", removing.value?.message ?? "")}
          onNo={() => (removing.value = null)}
        >
          <p>{t.mailboxes.removeText}</p>
        </Confirm>
      )}
    </>
  );
}
