import type { Party } from "../engine.ts";
import type { FarCall } from "../far-side.ts";
import { cseqOf, type Message, methodOf, statusOf, tagOf, uriOf, value, values } from "./message.ts";
import { sdp } from "./sdp.ts";
import { fresh, type UdpDialog } from "./udp-dialog.ts";
import type { UdpPhone } from "./udp-phone.ts";

/** One call at a UDP telephone: an INVITE dialog with its re-INVITE, REFER, INFO and end. */
export class UdpCall implements FarCall, UdpDialog {
  readonly callId: string;
  readonly saw: string[] = [];
  shown: Party | null = null;
  called = "";
  digits = "";
  over = false;
  /** The INVITE as it came; null for calls of our own. */
  invited: Message | null = null;
  readonly #phone: UdpPhone;
  readonly #side: "caller" | "callee";
  readonly #ownTag = fresh();
  #remoteTag = "";
  #ownField = "";
  #remoteField = "";
  #target = "";
  #routes: readonly string[] = [];
  #sdpVersion = 1;
  #isUp = false;
  /** The INVITE that we were sent and have not answered finally. */
  #pending: Message | null = null;
  /** The INVITE that we have sent: its branch, CSeq and target. */
  #sent: { branch: string; cseq: number; uri: string; headers: Message["headers"] } | null = null;
  #rung = false;
  #cancelled = false;

  constructor(phone: UdpPhone, side: "caller" | "callee", callId: string) {
    this.#phone = phone;
    this.#side = side;
    this.callId = callId;
  }

  /** `Replaces` (RFC 3891) that names this dialog, from the exchange's point of view. */
  get replaces(): string {
    return `${this.callId};to-tag=${this.#remoteTag};from-tag=${this.#ownTag}`;
  }

  /** `written`: From and further fields, for who calls in the name of others. */
  invite(number: string, replaces: UdpCall | null, written: { from?: string; fields?: Message["headers"] } = {}): void {
    const uri = `sip:${number}@${this.#phone.server}`;
    this.#ownField = `${written.from ?? this.#phone.address};tag=${this.#ownTag}`;
    this.#remoteField = `<${uri}>`;
    this.#target = uri;
    const extra: Message["headers"] = replaces === null ? [] : [["Replaces", replaces.replaces]];
    const headers = [...this.#dialogHeaders(), ...extra, ...(written.fields ?? []), ...this.#bodyHeaders()];
    const body = this.#sdp("sendrecv");
    const answered = (response: Message): void => this.#invited(response);
    const first = this.#phone.ask("INVITE", uri, headers, body, answered);
    this.#sent = { branch: first, cseq: 0, uri, headers };
  }

  offered(invite: Message): void {
    this.#pending = invite;
    this.invited = invite;
    this.called = /^INVITE sips?:([^@]*)@/.exec(invite.first)?.[1] ?? "";
    this.#remoteTag = tagOf(value(invite, "From"));
    this.#remoteField = value(invite, "From");
    this.#ownField = `${value(invite, "To")};tag=${this.#ownTag}`;
    this.#target = uriOf(value(invite, "Contact"));
    this.#routes = values(invite, "Record-Route");
    this.#display(invite);
    this.#phone.reply(invite, "100 Trying");
  }

  request(message: Message): void {
    switch (methodOf(message)) {
      case "ACK":
        return;
      case "BYE":
        this.#ended(message, "BYE");
        return;
      case "CANCEL":
        this.#cancelledBy(message);
        return;
      case "INVITE":
      case "UPDATE":
        this.#renegotiated(message);
        return;
      case "INFO":
        this.digits += /Signal\s*=\s*(\S)/i.exec(message.body)?.[1] ?? "";
        this.#phone.reply(message, "200 OK");
        return;
      case "NOTIFY":
        this.saw.push(`NOTIFY ${/^SIP\/2\.0 (\d{3})/.exec(message.body)?.[1] ?? "?"}`);
        this.#phone.reply(message, "200 OK");
        return;
      default:
        this.#phone.reply(message, "200 OK");
        return;
    }
  }

  ring(): void {
    this.#provisional("180 Ringing", "");
  }

  early(): void {
    this.#provisional("183 Session Progress", this.#sdp("sendrecv"));
  }

  answer(): void {
    if (this.#pending === null) return;
    this.#isUp = true;
    this.#final("200 OK", this.#bodyHeaders(), this.#sdp("sendrecv"));
  }

  refuse(status: number): void {
    this.over = true;
    this.#final(`${status} No`, [], "");
  }

  redirect(target: string): void {
    this.over = true;
    this.#final("302 Moved Temporarily", [["Contact", `<${target}>`]], "");
  }

  hangUp(): void {
    if (this.over) return;
    if (this.#isUp) {
      this.over = true;
      this.#ask("BYE", [], "", () => {});
    } else if (this.#side === "callee") {
      this.refuse(486);
    } else {
      this.#cancelled = true;
      if (this.#rung) this.#cancel();
    }
  }

  hold(): void {
    this.#reinvite("sendonly");
  }

  resume(): void {
    this.#reinvite("sendrecv");
  }

  refer(target: string, replaces?: FarCall | "unknown"): void {
    const unknown = "gone;to-tag=1;from-tag=2";
    const named = replaces instanceof UdpCall ? replaces.replaces : replaces === undefined ? "" : unknown;
    const parameter = named === "" ? "" : `?Replaces=${encodeURIComponent(named)}`;
    const referTo = `<sip:${target}@${this.#phone.server}${parameter}>`;
    this.#ask(
      "REFER",
      [
        ["Refer-To", referTo],
        ["Referred-By", this.#phone.address],
      ],
      "",
      (response) => {
        const status = statusOf(response);
        this.saw.push(status < 300 ? String(status) : `REFER ${status}`);
      },
    );
  }

  press(digit: string): void {
    const body = `Signal=${digit}\r\nDuration=160\r\n`;
    this.#ask("INFO", [["Content-Type", "application/dtmf-relay"]], body, () => {});
  }

  // — inside —

  #invited(response: Message): void {
    const status = statusOf(response);
    if (this.#sent !== null)
      this.#sent = {
        ...this.#sent,
        branch: /branch=([^;\s]+)/.exec(value(response, "Via"))?.[1] ?? "",
        cseq: cseqOf(response),
      };
    this.#rung = true;
    if (status > 100) this.saw.push(String(status));
    const tag = tagOf(value(response, "To"));
    if (tag !== "") {
      this.#remoteTag = tag;
      this.#remoteField = value(response, "To");
    }
    if (status >= 300) {
      this.over = true;
    } else if (status >= 200) {
      this.#isUp = true;
      this.#established(response);
      if (this.#cancelled) this.hangUp();
    } else if (this.#cancelled) {
      this.#cancel();
    }
  }

  #established(response: Message): void {
    this.#target = uriOf(value(response, "Contact"));
    this.#routes = [...values(response, "Record-Route")].reverse();
    this.#display(response);
    this.#phone.askAs("ACK", this.#target, cseqOf(response), this.#dialogHeaders(), "", () => {});
  }

  #cancel(): void {
    if (this.#sent === null || this.over) return;
    const { uri, branch, cseq } = this.#sent;
    const headers: Message["headers"] = [
      ["From", this.#ownField],
      ["To", `<${uri}>`],
      ["Call-ID", this.callId],
    ];
    this.#phone.askAs("CANCEL", uri, cseq, headers, "", () => {}, branch);
  }

  #provisional(status: string, body: string): void {
    if (this.#pending === null) return;
    const headers: Message["headers"] = [["Contact", this.#phone.contact], ...(body === "" ? [] : [sdpType])];
    this.#phone.reply(this.#pending, status, headers, body, this.#ownTag);
  }

  #final(status: string, headers: Message["headers"], body: string): void {
    if (this.#pending === null) return;
    const contact = headers.some(([name]) => name === "Contact") ? [] : [["Contact", this.#phone.contact] as const];
    this.#phone.reply(this.#pending, status, [...contact, ...headers], body, this.#ownTag);
    this.#pending = null;
  }

  #ended(message: Message, what: string): void {
    this.saw.push(what);
    this.over = true;
    this.#phone.reply(message, "200 OK");
  }

  #cancelledBy(message: Message): void {
    this.#phone.reply(message, "200 OK", [], "", this.#ownTag);
    if (this.#pending === null) return;
    this.saw.push("CANCEL");
    this.over = true;
    this.#final("487 Request Terminated", [], "");
  }

  #renegotiated(message: Message): void {
    this.#display(message);
    const answers = message.body !== "" || methodOf(message) === "INVITE";
    const direction = message.body.includes("a=sendonly") ? "recvonly" : "sendrecv";
    const headers: Message["headers"] = [["Contact", this.#phone.contact], ...(answers ? [sdpType] : [])];
    this.#phone.reply(message, "200 OK", headers, answers ? this.#sdp(direction) : "");
  }

  #reinvite(direction: "sendrecv" | "sendonly"): void {
    this.#ask("INVITE", this.#bodyHeaders(), this.#sdp(direction), (response) => {
      if (statusOf(response) >= 200 && statusOf(response) < 300) {
        this.#phone.askAs("ACK", this.#target, cseqOf(response), this.#dialogHeaders(), "", () => {});
      }
    });
  }

  #ask(method: string, headers: Message["headers"], body: string, answered: (response: Message) => void): void {
    this.#phone.ask(method, this.#target, [...this.#dialogHeaders(), ...headers], body, answered);
  }

  #dialogHeaders(): Message["headers"] {
    return [
      ["From", this.#ownField],
      ["To", this.#remoteField],
      ["Call-ID", this.callId],
      ["Contact", this.#phone.contact],
      ["Allow", "INVITE, ACK, CANCEL, BYE, UPDATE, REFER, NOTIFY, INFO, OPTIONS"],
      ["Supported", "replaces"],
      ...this.#routes.map((route) => ["Route", route] as const),
    ];
  }

  #bodyHeaders(): Message["headers"] {
    return [sdpType];
  }

  #sdp(direction: "sendrecv" | "sendonly" | "recvonly"): string {
    this.#sdpVersion += 1;
    return sdp(this.#phone.mediaPort, this.#sdpVersion, direction);
  }

  /** P-Asserted-Identity (RFC 3325) goes before From. */
  #display(message: Message): void {
    const asserted = value(message, "P-Asserted-Identity");
    const field =
      asserted === "" && methodOf(message) === "INVITE" && statusOf(message) === 0 ? value(message, "From") : asserted;
    if (field === "") return;
    const number = /sips?:([^@;>]*)/.exec(field)?.[1] ?? "";
    const name = /^\s*"((?:[^"\\]|\\.)*)"/.exec(field)?.[1] ?? /^\s*([^<"]*?)\s*</.exec(field)?.[1] ?? "";
    this.shown = { number, name, anonymous: number === "anonymous" };
  }
}

const sdpType = ["Content-Type", "application/sdp"] as const;
