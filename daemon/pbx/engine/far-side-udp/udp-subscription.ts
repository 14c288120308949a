import type { FarSubscription } from "../far-side.ts";
import { type Message, statusOf, tagOf, value } from "./message.ts";
import { fresh, type UdpDialog } from "./udp-dialog.ts";
import type { UdpPhone } from "./udp-phone.ts";

interface Notified {
  readonly contentType: string;
  readonly body: string;
  readonly state: string;
}

/** A subscription of a UDP telephone (RFC 6665). */
export class UdpSubscription implements FarSubscription, UdpDialog {
  readonly callId = fresh();
  readonly notified: Notified[] = [];
  readonly #phone: UdpPhone;
  readonly #target: string;
  readonly #package: "dialog" | "message-summary";
  readonly #tag = fresh();
  #to: string;

  constructor(phone: UdpPhone, target: string, eventPackage: "dialog" | "message-summary") {
    this.#phone = phone;
    this.#target = target;
    this.#package = eventPackage;
    this.#to = `<sip:${target}@${phone.server}>`;
  }

  begin(): void {
    this.#subscribe(600);
  }

  refresh(): void {
    this.#subscribe(600);
  }

  end(): void {
    this.#subscribe(0);
  }

  request(message: Message): void {
    const state = value(message, "Subscription-State").split(";", 1)[0] ?? "";
    this.notified.push({ contentType: value(message, "Content-Type"), body: message.body, state });
    this.#phone.reply(message, "200 OK");
  }

  #subscribe(seconds: number): void {
    const accept = this.#package === "dialog" ? "application/dialog-info+xml" : "application/simple-message-summary";
    const headers: Message["headers"] = [
      ["From", `${this.#phone.address};tag=${this.#tag}`],
      ["To", this.#to],
      ["Call-ID", this.callId],
      ["Contact", this.#phone.contact],
      ["Event", this.#package],
      ["Accept", accept],
      ["Expires", String(seconds)],
    ];
    this.#phone.ask("SUBSCRIBE", `sip:${this.#target}@${this.#phone.server}`, headers, "", (response) => {
      if (statusOf(response) < 300 && tagOf(value(response, "To")) !== "") this.#to = value(response, "To");
    });
  }
}
