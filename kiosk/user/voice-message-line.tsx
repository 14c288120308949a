import { routes } from "../../daemon/contracts/api/routes.ts";
import type { VoiceMessage } from "../../daemon/contracts/voice-message.ts";
import { addressOf } from "../api/address.ts";
import { Button } from "../controls/button.tsx";
import { Name } from "../controls/name.tsx";
import { RemoveButton } from "../controls/remove-button.tsx";
import { useSentences, useSite } from "../site/use-site.ts";

interface VoiceMessageLineProps {
  readonly message: VoiceMessage;
  readonly save: () => void;
  readonly remove: () => void;
}

/** A message with its player; heard to the end it is new no more. */
export function VoiceMessageLine({ message, save, remove }: VoiceMessageLineProps) {
  const all = useSentences();
  const t = all.accounts.own;
  const { moment, duration } = useSite().formats.value;
  const { at, caller, seconds, state, mailbox, message: name } = message;
  const from = caller.number === "" ? t.hidden : caller.number;
  const isNew = state === "new";
  const said = t.messageOf(from, moment(at));
  return (
    <li class={isNew ? "voice-message new" : "voice-message"}>
      <div class="voice-who">
        <strong>{from}</strong> <Name>{caller.name}</Name>
        {isNew && <span class="badge">{t.isNew}</span>}
        <span class="quiet voice-when">
          {moment(at)}, {duration(seconds * 1000)}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
      <audio
        controls
        preload="none"
        aria-label={said}
        src={addressOf(routes["own.hear"], { mailbox, message: name })}
        onEnded={isNew ? save : undefined}
      />
      <div class="voice-acts">
        {isNew && (
          <Button kind="quiet" icon="done" onClick={save} label={`${t.read}. ${said}`}>
            {t.read}
          </Button>
        )}
        <RemoveButton label={t.removeOne(said)} onClick={remove} />
      </div>
    </li>
  );
}
