import { openRawUdp, type Place, type RawUdp } from "./raw-udp.ts";
import { authorization, challenges, field, request, type SipMessage, token } from "./sip-text.ts";

/** A telephone written out message by message, for what no real one would do: wrong order, wrong names, wrong passwords. */

export interface Sending {
  readonly uri?: string;
  readonly to?: string;
  readonly from?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly contentType?: string;
  readonly callId?: string;
  readonly fromTag?: string;
  readonly cseq?: number;
  readonly contact?: string | null;
  readonly password?: string;
  readonly user?: string;
  readonly limitMs?: number;
}

export interface Answered {
  readonly response: SipMessage;
  /** The 401 or 407 that came before, when one came. */
  readonly challenge: SipMessage | undefined;
  readonly dialog: Dialog;
}

export interface Dialog {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  readonly remoteTarget: string;
  readonly remoteUri: string;
  /** Last CSeq used. */
  readonly cseq: number;
}

export interface RawPhone extends AsyncDisposable {
  readonly raw: RawUdp;
  readonly number: string;
  readonly contact: string;
  /** Sends a request and answers one challenge with the phone's password; acknowledges a refused INVITE. */
  ask(method: string, sending?: Sending): Promise<Answered>;
  register(expires?: number): Promise<SipMessage>;
  unregister(): Promise<SipMessage>;
  ack(answered: Answered): void;
  /** A request inside a dialog; `cseq` is counted from the dialog's. */
  inDialog(dialog: Dialog, method: string, sending?: Sending): Promise<SipMessage>;
  /** Waits for a request of this method from the exchange. */
  requested(method: string, limitMs?: number, from?: number): Promise<SipMessage>;
  respond(to: SipMessage, status: number, reason: string, extra?: Responding): void;
}

export interface Responding {
  readonly tag?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly contentType?: string;
}

export interface RawPhoneShape {
  readonly number: string;
  readonly password: string;
  readonly exchange: Place;
  readonly local?: Partial<Place>;
}

export async function openRawPhone({ number, password, exchange, local }: RawPhoneShape): Promise<RawPhone> {
  const raw = await openRawUdp(exchange, local);
  const bracket = (address: string) => (address.includes(":") ? `[${address}]` : address);
  const server = `${bracket(exchange.address)}:${exchange.port}`;
  const contact = `<sip:${number}@${bracket(raw.address)}:${raw.port}>`;
  const registration = { callId: token(), fromTag: token(), cseq: 1 };

  const ask = async (method: string, sending: Sending = {}): Promise<Answered> => {
    const shape = {
      method,
      uri: sending.uri ?? `sip:${server}`,
      from: sending.from ?? `sip:${number}@${server}`,
      to: sending.to ?? sending.uri ?? `sip:${number}@${server}`,
      via: raw.via,
      callId: sending.callId ?? token(),
      fromTag: sending.fromTag ?? token(),
      contact: sending.contact === undefined ? contact : sending.contact,
      ...(sending.body === undefined ? {} : { body: sending.body }),
      ...(sending.contentType === undefined ? {} : { contentType: sending.contentType }),
    };
    const send = (cseq: number, headers: readonly string[]) => {
      const branch = `z9hG4bK${token()}`;
      const text = request({ ...shape, cseq, branch, headers: [...(sending.headers ?? []), ...headers] });
      return raw.ask(text, sending.limitMs).then((response) => {
        if (method === "INVITE" && response.status >= 300) raw.send(acknowledge(response, { ...shape, cseq, branch }));
        return response;
      });
    };
    const cseq = sending.cseq ?? 1;
    const first = await send(cseq, []);
    const [challenge] = challenges(first);
    if ((first.status !== 401 && first.status !== 407) || challenge === undefined)
      return { response: first, challenge: undefined, dialog: dialogOf(first, shape, cseq) };
    const answer = authorization(challenge, {
      user: sending.user ?? number,
      password: sending.password ?? password,
      method,
      uri: shape.uri,
    });
    const response = await send(cseq + 1, [answer]);
    return { response, challenge: first, dialog: dialogOf(response, shape, cseq + 1) };
  };

  const register = async (expires: number): Promise<SipMessage> => {
    const { response } = await ask("REGISTER", { ...registration, headers: [`Expires: ${expires}`] });
    registration.cseq += 2;
    return response;
  };

  return {
    raw,
    number,
    contact,
    ask,
    register: (expires = 300) => register(expires),
    unregister: () => register(0),
    ack({ dialog }) {
      raw.send(inDialogText(dialog, "ACK", dialog.cseq, {}));
    },
    inDialog: (dialog, method, sending = {}) =>
      raw.ask(inDialogText(dialog, method, sending.cseq ?? dialog.cseq + 1, sending), sending.limitMs),
    requested: (method, limitMs = 5_000, from = 0) =>
      raw.receive(
        `${method} from the exchange`,
        (message) => message.status === 0 && message.method === method,
        limitMs,
        from,
      ),
    respond(to, status, reason, extra = {}) {
      raw.send(responseText(to, status, reason, { contact, ...extra }));
    },
    [Symbol.asyncDispose]: () => raw[Symbol.asyncDispose](),
  };

  function inDialogText(dialog: Dialog, method: string, cseq: number, sending: Sending): string {
    const text = request({
      method,
      uri: sending.uri ?? dialog.remoteTarget,
      from: `sip:${number}@${server}`,
      to: dialog.remoteUri,
      via: raw.via,
      callId: dialog.callId,
      fromTag: dialog.localTag,
      cseq,
      contact,
      headers: sending.headers ?? [],
      ...(sending.body === undefined ? {} : { body: sending.body }),
      ...(sending.contentType === undefined ? {} : { contentType: sending.contentType }),
    });
    return text.replace(/^To: (.*)$/m, (line) => `${line.trimEnd()};tag=${dialog.remoteTag}`);
  }
}

interface Asked {
  readonly uri: string;
  readonly to: string;
  readonly from: string;
  readonly via: string;
  readonly callId: string;
  readonly fromTag: string;
}

const tagOf = (value: string): string => /;tag=([^;\s]+)/.exec(value)?.[1] ?? "";

function dialogOf(response: SipMessage, asked: Asked, cseq: number): Dialog {
  return {
    callId: asked.callId,
    localTag: asked.fromTag,
    remoteTag: tagOf(field(response, "to")),
    remoteTarget: /<([^>]+)>/.exec(field(response, "contact"))?.[1] ?? asked.uri,
    remoteUri: asked.to,
    cseq,
  };
}

/** ACK to a final answer other than 2xx: same branch (RFC 3261 §17.1.1.3). */
function acknowledge(response: SipMessage, asked: Asked & { readonly cseq: number; readonly branch: string }): string {
  return [
    `ACK ${asked.uri} SIP/2.0`,
    `Via: SIP/2.0/${asked.via};rport;branch=${asked.branch}`,
    "Max-Forwards: 70",
    `From: <${asked.from}>;tag=${asked.fromTag}`,
    `To: ${field(response, "to")}`,
    `Call-ID: ${asked.callId}`,
    `CSeq: ${asked.cseq} ACK`,
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
}

/** An answer to a request as it was received. */
export function responseText(
  to: SipMessage,
  status: number,
  reason: string,
  { tag, headers = [], body = "", contentType = "application/sdp", contact }: Responding & { readonly contact: string },
): string {
  const toField = field(to, "to");
  const tagged = tag === undefined || toField.includes(";tag=") ? toField : `${toField};tag=${tag}`;
  return [
    `SIP/2.0 ${status} ${reason}`,
    ...(to.fields.get("via") ?? []).map((via) => `Via: ${via}`),
    ...(to.fields.get("record-route") ?? []).map((route) => `Record-Route: ${route}`),
    `From: ${field(to, "from")}`,
    `To: ${tagged}`,
    `Call-ID: ${field(to, "call-id")}`,
    `CSeq: ${field(to, "cseq")}`,
    `Contact: ${contact}`,
    ...headers,
    ...(body === "" ? [] : [`Content-Type: ${contentType}`]),
    `Content-Length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
}

/** The number in a From, To or P-Asserted-Identity field. */
export const numberIn = (value: string): string => /sips?:([^@>;]+)@/.exec(value)?.[1] ?? "";

/** Whether two messages are byte for byte the same answer but for what belongs to the transaction. */
export function shapeOf(message: SipMessage): string {
  const names = [...message.fields.keys()].filter(
    (name) => !["via", "from", "to", "call-id", "cseq", "date"].includes(name),
  );
  return `${message.start}|${names.join(",")}|${challenges(message).map(({ realm, algorithm, qop, stale }) => `${realm} ${algorithm} ${qop} ${stale}`)}`;
}
