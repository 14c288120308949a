import type { Destination } from "../engine.ts";
import type { FarMessage, FarOperator, OperatorCall, OperatorMessage } from "../far-side.ts";
import { authorization } from "./digest.ts";
import { type Message, methodOf, uriOf, value } from "./message.ts";
import { UdpCall } from "./udp-call.ts";
import { fresh } from "./udp-dialog.ts";
import { UdpPhone } from "./udp-phone.ts";

const challenge = 'Digest realm="operator", nonce="5f2a", algorithm=MD5, qop="auth"';
const part = (text: string, name: string) => new RegExp(`[ ,]${name}="([^"]*)"`).exec(text)?.[1] ?? "";

/** An operator's registrar and gateway in a few lines, over UDP. */
export class UdpOperator extends UdpPhone implements FarOperator {
  longest = 3600;
  password: string | null = null;
  readonly registered = new Map<string, number>();

  get destination(): Destination {
    return { address: "127.0.0.1", port: this.port, transport: "udp", serverName: "" };
  }

  get source(): string {
    return `127.0.0.1:${this.port}`;
  }

  callBy({ from, to, asserted, diverted, diversions, maxForwards }: OperatorCall): UdpCall {
    const call = new UdpCall(this, "caller", fresh());
    this.adopt(call);
    const address = (user: string) => `<sip:${user}@operator.example>`;
    const counter = diversions === undefined ? "" : `;counter=${diversions}`;
    const fields: Message["headers"] = [
      ...(asserted === undefined ? [] : [["P-Asserted-Identity", address(asserted)] as const]),
      ...(diverted === undefined
        ? []
        : [["Diversion", `${address(diverted)};reason=unconditional${counter}`] as const]),
      ...(maxForwards === undefined ? [] : [["Max-Forwards", String(maxForwards)] as const]),
    ];
    call.invite(to, null, { from: from === "" ? "<sip:anonymous@anonymous.invalid>" : address(from), fields });
    return call;
  }

  writeBy({ from, to, text }: OperatorMessage): FarMessage {
    return this.send(to, text, from === "" ? "<sip:anonymous@anonymous.invalid>" : `<sip:${from}@operator.example>`);
  }

  /** What it says to REGISTER, OPTIONS and MESSAGE; 0: nothing. */
  get status(): number {
    return this.messageStatus;
  }

  set status(status: number) {
    this.messageStatus = status;
  }

  protected override get isDead(): boolean {
    return this.status === 0;
  }

  protected override otherwise(message: Message): void {
    if (methodOf(message) === "MESSAGE") {
      this.reply(message, "401 Unauthorized", [["WWW-Authenticate", challenge]]);
    } else if (methodOf(message) !== "REGISTER" || this.status !== 200) {
      this.reply(message, `${this.status} Status`);
    } else if (this.isProved(message)) {
      this.reply(message, "200 OK", [["Contact", `${value(message, "Contact")};expires=${this.#register(message)}`]]);
    } else {
      this.reply(message, "401 Unauthorized", [["WWW-Authenticate", challenge]]);
    }
  }

  /** Seconds that it grants. */
  #register(message: Message): number {
    const user = /^sips?:([^@]*)@/.exec(uriOf(value(message, "To")))?.[1] ?? "";
    const granted = Math.min(Number(value(message, "Expires")), this.longest);
    if (granted === 0) this.registered.delete(user);
    else this.registered.set(user, granted);
    return granted;
  }

  protected override isProved(message: Message): boolean {
    if (this.password === null) return true;
    const proof = value(message, "Authorization");
    const uri = part(proof, "uri");
    const count = /nc=(\w+)/.exec(proof)?.[1] ?? "";
    const asked = { user: part(proof, "username"), password: this.password, method: methodOf(message), uri };
    const own = authorization([challenge], { ...asked, count, cnonce: part(proof, "cnonce") });
    return proof !== "" && part(own, "response") === part(proof, "response");
  }
}
