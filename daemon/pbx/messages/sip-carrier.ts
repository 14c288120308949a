import type { Engine, EngineEvent, MessageId } from "../engine/engine.ts";
import type { LineAddress } from "../features/house.ts";
import { identityHeaders } from "../routing/outside/identity-headers.ts";
import { identityOf, routeOf } from "../trunks/engine-trunk.ts";
import type { Sms, SmsCarrier, SmsOutcome } from "./sms-carrier.ts";

interface Parts {
  readonly engine: Pick<Engine, "sendMessage">;
  readonly newMessage: () => MessageId;
  /** Where a line is reached at this moment, the address that works first. */
  readonly addressesOf: (trunk: string) => readonly LineAddress[];
}

interface UnderWay {
  readonly sms: Sms;
  /** Addresses that are left. */
  readonly left: readonly LineAddress[];
  readonly told: (outcome: SmsOutcome) => void;
}

/** Of one line: who writes waits meanwhile. */
const MOST_ADDRESSES = 2;

/** Text messages by SIP MESSAGE on a line (RFC 3428), by each of its addresses in turn (RFC 3263 §4.3). */
export class SipCarrier implements SmsCarrier {
  readonly #parts: Parts;
  readonly #underWay = new Map<MessageId, UnderWay>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  send(sms: Sms, told: (outcome: SmsOutcome) => void): void {
    this.#next({ sms, left: this.#parts.addressesOf(sms.trunk.number).slice(0, MOST_ADDRESSES), told }, 0);
  }

  hear(event: EngineEvent): void {
    if (event.type !== "message.sent") return;
    const found = this.#underWay.get(event.message);
    if (found === undefined || !this.#underWay.delete(event.message)) return;
    const { status } = event;
    if (status >= 200 && status < 300) found.told({ kind: "taken" });
    else if (isLineTrouble(status)) this.#next(found, status);
    else found.told({ kind: "refused", status });
  }

  /** By the next address; `status`: what the one before has said. */
  #next({ sms, left: [address, ...left], told }: UnderWay, status: number): void {
    if (address === undefined) {
      told({ kind: "line-trouble", status });
      return;
    }
    const { trunk, number, presentation, text, id } = sms;
    const { user, domain } = identityOf(trunk);
    const message = this.#parts.newMessage();
    this.#underWay.set(message, { sms, left, told });
    this.#parts.engine.sendMessage(message, {
      target: {
        kind: "trunk",
        trunk: trunk.number,
        destination: address.destination,
        number,
        route: routeOf(trunk),
      },
      called: number,
      // Names of people stay in the house: the operator gets a number.
      sender: { number: presentation.number || user, name: "", anonymous: presentation.hidden },
      callId: id,
      headers: identityHeaders(trunk, presentation, domain, number, 0),
      text,
    });
  }
}

/** What says something of the number that was written to, or of the text, is an answer like any other. */
const isLineTrouble = (status: number): boolean =>
  [0, 401, 402, 403, 405, 407, 408, 488, 606].includes(status) || (status >= 500 && status < 600 && status !== 513);
