import { createHash, randomBytes } from "node:crypto";

/** Just enough SIP text to write any request, right or wrong, byte by byte, and to read the answers. */

export interface SipMessage {
  /** Request line or status line. */
  readonly start: string;
  /** Status of a response, 0 for a request. */
  readonly status: number;
  /** Method of a request or of CSeq. */
  readonly method: string;
  /** Field values in order, by lower-case long name. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

const longNames: Readonly<Record<string, string>> = {
  i: "call-id",
  m: "contact",
  e: "content-encoding",
  l: "content-length",
  c: "content-type",
  f: "from",
  s: "subject",
  k: "supported",
  t: "to",
  v: "via",
  o: "event",
  r: "refer-to",
};

export function parseSip(text: string): SipMessage {
  const end = text.indexOf("\r\n\r\n");
  const head = end < 0 ? text : text.slice(0, end);
  const [start = "", ...lines] = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  const fields = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon < 0) continue;
    const short = line.slice(0, colon).trim().toLowerCase();
    const name = longNames[short] ?? short;
    fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  const status = Number(/^SIP\/2\.0 (\d{3})/.exec(start)?.[1] ?? 0);
  const method = status === 0 ? (start.split(" ")[0] ?? "") : (fields.get("cseq")?.[0]?.split(/\s+/)[1] ?? "");
  return { start, status, method, fields, body: end < 0 ? "" : text.slice(end + 4) };
}

/** First value of a field, or an empty string. */
export const field = (message: SipMessage, name: string): string => message.fields.get(name)?.[0] ?? "";

export const token = (): string => randomBytes(8).toString("hex");

export interface RequestShape {
  readonly method: string;
  readonly uri: string;
  readonly from: string;
  readonly to: string;
  /** `UDP 127.0.0.1:5062` */
  readonly via: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly branch?: string;
  readonly fromTag?: string;
  readonly contact?: string | null;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly contentType?: string;
}

/** A well-formed request, but for what the caller writes into it. */
export function request(shape: RequestShape): string {
  const { method, uri, from, to, via, headers = [], body = "", cseq = 1 } = shape;
  const lines = [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/${via};rport;branch=${shape.branch ?? `z9hG4bK${token()}`}`,
    "Max-Forwards: 70",
    `From: <${from}>;tag=${shape.fromTag ?? token()}`,
    `To: <${to}>`,
    `Call-ID: ${shape.callId ?? token()}`,
    `CSeq: ${cseq} ${method}`,
    ...(shape.contact ? [`Contact: ${shape.contact}`] : []),
    ...headers,
    ...(body === "" ? [] : [`Content-Type: ${shape.contentType ?? "application/sdp"}`]),
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

export interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm: "MD5" | "SHA-256";
  readonly qop: boolean;
  readonly stale: boolean;
}

/** The challenges of a 401 or 407, in their order. */
export function challenges(response: SipMessage): readonly Challenge[] {
  const lines = [
    ...(response.fields.get("www-authenticate") ?? []),
    ...(response.fields.get("proxy-authenticate") ?? []),
  ];
  return lines.map((line) => ({
    realm: /realm="([^"]*)"/i.exec(line)?.[1] ?? "",
    nonce: /nonce="([^"]*)"/i.exec(line)?.[1] ?? "",
    algorithm: /algorithm="?sha-256/i.test(line) ? "SHA-256" : "MD5",
    qop: /qop=/i.test(line),
    stale: /stale="?true/i.test(line),
  }));
}

export interface Answering {
  readonly user: string;
  readonly password: string;
  readonly method: string;
  readonly uri: string;
  readonly nc?: number;
  readonly cnonce?: string;
}

/** The Authorization field that answers a challenge (RFC 7616 §3.4). */
export function authorization(
  challenge: Challenge,
  { user, password, method, uri, nc = 1, cnonce = token() }: Answering,
): string {
  const hash = (text: string) =>
    createHash(challenge.algorithm === "MD5" ? "md5" : "sha256")
      .update(text)
      .digest("hex");
  const count = nc.toString(16).padStart(8, "0");
  const ha1 = hash(`${user}:${challenge.realm}:${password}`);
  const ha2 = hash(`${method}:${uri}`);
  const response = challenge.qop
    ? hash(`${ha1}:${challenge.nonce}:${count}:${cnonce}:auth:${ha2}`)
    : hash(`${ha1}:${challenge.nonce}:${ha2}`);
  const parts = [
    `username="${user}"`,
    `realm="${challenge.realm}"`,
    `nonce="${challenge.nonce}"`,
    `uri="${uri}"`,
    `response="${response}"`,
    `algorithm=${challenge.algorithm}`,
    ...(challenge.qop ? ["qop=auth", `nc=${count}`, `cnonce="${cnonce}"`] : []),
  ];
  return `Authorization: Digest ${parts.join(", ")}`;
}

/** An audio offer as a plain telephone makes it. */
export function sdpOffer(address: string, port: number, extra: readonly string[] = []): string {
  const family = address.includes(":") ? "IP6" : "IP4";
  return [
    "v=0",
    `o=rig 1 1 IN ${family} ${address}`,
    "s=-",
    `c=IN ${family} ${address}`,
    "t=0 0",
    `m=audio ${port} RTP/AVP 8 0 101`,
    "a=rtpmap:8 PCMA/8000",
    "a=rtpmap:0 PCMU/8000",
    "a=rtpmap:101 telephone-event/8000",
    "a=fmtp:101 0-15",
    "a=ptime:20",
    "a=sendrecv",
    ...extra,
    "",
  ].join("\r\n");
}

/** Where an SDP wants its sound. */
export function audioTarget(sdp: string): { readonly address: string; readonly port: number } {
  const address = /^c=IN IP[46] (\S+)/m.exec(sdp)?.[1] ?? "";
  const port = Number(/^m=audio (\d+)/m.exec(sdp)?.[1] ?? 0);
  return { address, port };
}
