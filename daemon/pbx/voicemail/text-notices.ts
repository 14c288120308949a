import type { MessageSending, MessageSent } from "../../contracts/message-sending.ts";
import type { Clock } from "../../kit/clock.ts";
import { wait } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { GIVEN_UP_AFTER_MS, pauseAfter } from "../../model/notice-pauses.ts";
import { reason } from "../../model/reason.ts";
import type { PbxMailbox } from "../../model/snapshot/pbx-view.ts";
import type { Incident } from "../alerts/incidents.ts";
import type { DialPlan } from "../routing/dial-plan.ts";
import { membersOf } from "../routing/members-of.ts";
import type { KeptMessage } from "./message-files.ts";

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  /** Null: nothing runs yet. */
  readonly plan: () => DialPlan | null;
  /** In the name of an extension, by the rules and limits of its text messages. */
  readonly send: (sending: MessageSending) => Promise<MessageSent>;
  readonly alert: (incident: Incident) => void;
  /** Aborted when the process ends: the next one tells. */
  readonly signal: AbortSignal;
}

const ALERT_MS = 24 * 3_600_000;
/** An extension may have no right to write there, or the number does not exist: another try changes nothing. */
const FINAL: ReadonlySet<number> = new Set([403, 404, 413, 484]);

/** Tells a mobile of a new message [BVF-09]: tried for days; whoever ends in between begins anew. */
export class TextNotices {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Resolves when it is told, or given up; never when the process ends before. */
  async tell(message: KeptMessage): Promise<void> {
    const { clock, signal } = this.#parts;
    for (let tries = 1; !signal.aborted; tries += 1) {
      const plan = this.#parts.plan();
      const mailbox = plan?.mailboxes.get(message.mailbox);
      if (plan !== null && (mailbox === undefined || mailbox.sms === null)) return;
      const outcome = plan === null || mailbox === undefined ? "again" : await this.#try(message, mailbox, plan);
      if (outcome === "done") return;
      if (mailbox !== undefined && (outcome === "never" || clock.now() - message.at > GIVEN_UP_AFTER_MS)) {
        return this.#giveUp(message, mailbox);
      }
      await wait(clock, pauseAfter(tries), signal);
    }
    // It is told by the next process: this one must not note that it was.
    await new Promise(() => {});
  }

  async #try(message: KeptMessage, mailbox: PbxMailbox, plan: DialPlan): Promise<"done" | "again" | "never"> {
    const from = senderOf(mailbox, plan);
    if (from === null || mailbox.sms === null) return "never";
    const sent = await this.#parts.send({ from, to: mailbox.sms, text: textOf(message, mailbox, plan) });
    switch (sent.kind) {
      case "kept":
      case "sent":
        return "done";
      case "refused":
      case "failed":
        return FINAL.has(sent.status) ? "never" : "again";
      case "unable":
        return "again";
      case "unknown-sender":
        return "never";
    }
  }

  #giveUp({ message }: KeptMessage, { id, name }: PbxMailbox): void {
    this.#parts.log.error("a text message of a voice message is given up", { message, mailbox: id });
    const what = reason("notice-not-texted", { mailbox: name });
    this.#parts.alert({ key: `voice-text-${id}`, level: "warning", what, why: null, times: 1, keptMs: ALERT_MS });
  }
}

/** A group writes as the first of its extensions, and an agent as nobody: where he is now is not his to write from. */
const senderOf = ({ owner }: PbxMailbox, plan: DialPlan): string | null =>
  [owner, ...membersOf(plan, owner).inside].find((number) => plan.extensions.has(number)) ?? null;

function textOf({ caller, seconds }: KeptMessage, { name }: PbxMailbox, { view }: DialPlan): string {
  const from = caller.number === "" ? "un numéro masqué" : caller.number;
  const listen = view.specialNumbers.voicemail === "" ? "" : ` Pour l'écouter : ${view.specialNumbers.voicemail}.`;
  return `Message vocal de ${from} (${Math.max(1, Math.round(seconds))} s), boîte « ${name} ».${listen}`;
}
