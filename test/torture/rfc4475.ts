/**
 * What RFC 4475 says of each of its messages, for a registrar and exchange that challenges (401) whom it does not know.
 * `answer` lists what may come back; "silence": a response that belongs to no transaction, or a request that may be
 * discarded. `stream` says what may come back over TCP when that differs.
 */

export type Expected = readonly number[] | "silence" | "anything";

export interface TortureMessage {
  readonly name: string;
  readonly section: string;
  readonly what: string;
  readonly answer: Expected;
  readonly stream?: Expected;
}

/** Well-formed: may be challenged, refused for what it asks, answered, but not called malformed. */
const wellFormed: readonly number[] = [
  200, 401, 403, 404, 405, 406, 415, 416, 420, 480, 481, 483, 484, 488, 501, 604, 606,
];
const invite: readonly number[] = wellFormed;
/** The RFC leaves it to the server whether it refuses or mends what it sees. */
const refusedOrMended: readonly number[] = [400, ...wellFormed];

export const rfc4475: readonly TortureMessage[] = [
  { name: "wsinv", section: "3.1.1.1", what: "a short tortuous INVITE", answer: invite },
  { name: "intmeth", section: "3.1.1.2", what: "wide range of valid characters", answer: [405, 501] },
  { name: "esc01", section: "3.1.1.3", what: "valid use of the % escaping mechanism", answer: invite },
  { name: "escnull", section: "3.1.1.4", what: "escaped nulls in URIs", answer: wellFormed },
  { name: "esc02", section: "3.1.1.5", what: "use of % when it is not an escape", answer: [405, 501] },
  { name: "lwsdisp", section: "3.1.1.6", what: "no LWS between display name and <", answer: wellFormed },
  { name: "longreq", section: "3.1.1.7", what: "long values in header fields", answer: [...invite, 413, 513] },
  {
    name: "dblreq",
    section: "3.1.1.8",
    what: "extra octets in a UDP datagram",
    answer: wellFormed,
    stream: [...wellFormed, 400],
  },
  { name: "semiuri", section: "3.1.1.9", what: "semicolon-separated parameters in URI user part", answer: wellFormed },
  { name: "transports", section: "3.1.1.10", what: "varied and unknown transport types", answer: wellFormed },
  {
    name: "mpart01",
    section: "3.1.1.11",
    what: "multipart MIME message",
    answer: [...wellFormed, 400],
    stream: "anything",
  },
  { name: "unreason", section: "3.1.1.12", what: "unusual reason phrase", answer: "silence" },
  { name: "noreason", section: "3.1.1.13", what: "empty reason phrase", answer: "silence" },
  { name: "badinv01", section: "3.1.2.1", what: "extraneous header field separators", answer: [400] },
  {
    name: "clerr",
    section: "3.1.2.2",
    what: "Content-Length larger than message",
    answer: [400],
    stream: "anything",
  },
  { name: "ncl", section: "3.1.2.3", what: "negative Content-Length", answer: [400], stream: [400] },
  {
    name: "scalar02",
    section: "3.1.2.4",
    what: "request scalar fields with overlarge values",
    answer: [400, 414, 500],
    stream: [400, 414, 500],
  },
  { name: "scalarlg", section: "3.1.2.5", what: "response scalar fields with overlarge values", answer: "silence" },
  { name: "quotbal", section: "3.1.2.6", what: "unterminated quoted string in display name", answer: [400] },
  { name: "ltgtruri", section: "3.1.2.7", what: "<> enclosing Request-URI", answer: refusedOrMended },
  { name: "lwsruri", section: "3.1.2.8", what: "malformed Request-URI with embedded LWS", answer: refusedOrMended },
  {
    name: "lwsstart",
    section: "3.1.2.9",
    what: "multiple SP separating Request-Line elements",
    answer: refusedOrMended,
  },
  { name: "trws", section: "3.1.2.10", what: "SP characters at end of Request-Line", answer: refusedOrMended },
  { name: "escruri", section: "3.1.2.11", what: "escaped headers in Request-URI", answer: refusedOrMended },
  { name: "baddate", section: "3.1.2.12", what: "invalid time zone in Date", answer: refusedOrMended },
  { name: "regbadct", section: "3.1.2.13", what: "failure to enclose name-addr URI in <>", answer: [400, 401] },
  { name: "badaspec", section: "3.1.2.14", what: "spaces within addr-spec", answer: refusedOrMended },
  { name: "baddn", section: "3.1.2.15", what: "non-token characters in display name", answer: refusedOrMended },
  { name: "badvers", section: "3.1.2.16", what: "unknown protocol version", answer: [505], stream: [505] },
  { name: "mismatch01", section: "3.1.2.17", what: "start line and CSeq method mismatch", answer: [400] },
  {
    name: "mismatch02",
    section: "3.1.2.18",
    what: "unknown method with CSeq method mismatch",
    answer: [400, 405, 501],
  },
  { name: "bigcode", section: "3.1.2.19", what: "overlarge response code", answer: "silence" },
  { name: "badbranch", section: "3.2.1", what: "missing transaction identifier", answer: refusedOrMended },
  { name: "insuf", section: "3.3.1", what: "missing required header fields", answer: [400] },
  { name: "unkscm", section: "3.3.2", what: "Request-URI with unknown scheme", answer: [416] },
  { name: "novelsc", section: "3.3.3", what: "Request-URI with known but atypical scheme", answer: [416] },
  { name: "unksm2", section: "3.3.4", what: "unknown URI schemes in header fields", answer: [400, 401, 403, 404, 416] },
  { name: "bext01", section: "3.3.5", what: "Proxy-Require and Require", answer: [420] },
  { name: "invut", section: "3.3.6", what: "unknown Content-Type", answer: [401, 415, 488] },
  { name: "regaut01", section: "3.3.7", what: "unknown authorization scheme", answer: [401] },
  { name: "multi01", section: "3.3.8", what: "multiple values in single value required fields", answer: [400] },
  { name: "mcl01", section: "3.3.9", what: "multiple Content-Length values", answer: [400], stream: [400] },
  { name: "bcast", section: "3.3.10", what: "200 OK response with broadcast Via", answer: "silence" },
  { name: "zeromf", section: "3.3.11", what: "Max-Forwards of zero", answer: wellFormed },
  { name: "cparam01", section: "3.3.12", what: "REGISTER with a contact header parameter", answer: [401] },
  { name: "cparam02", section: "3.3.13", what: "REGISTER with a url parameter", answer: [401] },
  { name: "regescrt", section: "3.3.14", what: "REGISTER with a URL escaped header", answer: [400, 401] },
  { name: "sdp01", section: "3.3.15", what: "unacceptable Accept offering", answer: [401, 406, 488] },
  { name: "inv2543", section: "3.4.1", what: "INVITE with RFC 2543 syntax", answer: refusedOrMended },
];
