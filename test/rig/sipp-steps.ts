/** sipp scenarios as text: steps that read like the ladder of a call. */

export const scenario = (name: string, ...steps: readonly string[]): string =>
  `<?xml version="1.0" encoding="ISO-8859-1" ?>\n<scenario name="${name}">\n${steps.join("\n")}\n</scenario>\n`;

/** Lines of a message, `body` lines after an empty one. */
export const send = (lines: readonly string[], attributes = 'retrans="500"'): string =>
  `  <send ${attributes}><![CDATA[\n${lines.join("\n")}\n\n  ]]></send>`;

export const receive = (response: number, attributes = ""): string => `  <recv response="${response}" ${attributes}/>`;
/** Provisional answers that may or may not come. */
export const maybe = (...responses: readonly number[]): string =>
  responses.map((response) => receive(response, 'optional="true"')).join("\n");
export const request = (method: string, attributes = ""): string => `  <recv request="${method}" ${attributes}/>`;
/** A message with actions: `<ereg …/>`, `<log …/>`. */
export const checked = (what: string, actions: readonly string[]): string =>
  `  <recv ${what}><action>${actions.join("")}</action></recv>`;
/** Fails the call unless the header (or `body`) matches. */
export const mustMatch = (header: string, pattern: string, name = "1"): string => {
  const where = header === "body" ? 'search_in="body"' : `search_in="hdr" header="${header}:"`;
  return `<ereg regexp="${pattern}" ${where} check_it="true" assign_to="${name}"/>`;
};
export const used = (...names: readonly string[]): string => `  <Reference variables="${names.join(",")}"/>`;
export const pauseMs = (milliseconds: number): string => `  <pause milliseconds="${milliseconds}"/>`;

export interface CallerShape {
  readonly headers?: readonly string[];
  /** false: late offer. */
  readonly offer?: boolean;
}

const from = "From: <sip:[field0]@[remote_ip]:[remote_port]>;tag=[pid]c[call_number]";
const to = "To: <sip:[field2]@[remote_ip]:[remote_port]>";
const via = "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport";
const common = (cseq: string) => ["Max-Forwards: 70", from, "Call-ID: [call_id]", `CSeq: ${cseq}`];
const contact = "Contact: <sip:[field0]@[local_ip]:[local_port]>";

export const sdp: readonly string[] = [
  "v=0",
  "o=sipp 1 1 IN IP[local_ip_type] [local_ip]",
  "s=-",
  "c=IN IP[local_ip_type] [local_ip]",
  "t=0 0",
  "m=audio [field3] RTP/AVP 8 101",
  "a=rtpmap:8 PCMA/8000",
  "a=rtpmap:101 telephone-event/8000",
  "a=ptime:20",
  "a=sendrecv",
];

const withSdp = (lines: readonly string[]) => [
  ...lines,
  "Content-Type: application/sdp",
  "Content-Length: [len]",
  "",
  ...sdp,
];
const empty = (lines: readonly string[]) => [...lines, "Content-Length: 0"];

/** INVITE, challenge, ACK, INVITE with digest. Injection: number;[authentication …];called;RTP port. */
export function callerBegins({ headers = [], offer = true }: CallerShape = {}): string {
  const invite = (cseq: number, more: readonly string[]) => {
    const lines = [
      "INVITE sip:[field2]@[remote_ip]:[remote_port] SIP/2.0",
      via,
      ...common(`${cseq} INVITE`),
      to,
      contact,
      "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, PRACK",
      ...headers,
      ...more,
    ];
    return offer ? withSdp(lines) : empty(lines);
  };
  return [
    send(invite(1, [])),
    maybe(100),
    receive(401, 'auth="true"'),
    send(
      empty([
        "ACK sip:[field2]@[remote_ip]:[remote_port] SIP/2.0",
        "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-3];rport",
        ...common("1 ACK"),
        `${to}[peer_tag_param]`,
      ]),
      "",
    ),
    send(invite(2, ["[field1]"])),
  ].join("\n");
}

export interface InDialog {
  readonly headers?: readonly string[];
  readonly body?: boolean;
  readonly retrans?: boolean;
}

/** A request of the caller inside its dialog. */
export function callerSends(
  method: string,
  cseq: number,
  { headers = [], body = false, retrans = true }: InDialog = {},
): string {
  const lines = [
    `${method} [next_url] SIP/2.0`,
    via,
    ...common(`${cseq} ${method}`),
    `${to}[peer_tag_param]`,
    "[routes]",
    contact,
    ...headers,
  ];
  return send(body ? withSdp(lines) : empty(lines), retrans ? 'retrans="500"' : "");
}

export interface CalleeAnswer {
  readonly headers?: readonly string[];
  readonly body?: boolean;
  readonly retrans?: boolean;
  /** Contact as a whole field, when not the phone's own. */
  readonly contact?: string;
}

/** An answer of the called phone to the last request. */
export function calleeAnswers(
  status: number,
  reason: string,
  { headers = [], body = false, retrans = false, contact: other }: CalleeAnswer = {},
): string {
  const lines = [
    `SIP/2.0 ${status} ${reason}`,
    "[last_Via:]",
    "[last_Record-Route:]",
    "[last_From:]",
    "[last_To:];tag=[pid]s[call_number]",
    "[last_Call-ID:]",
    "[last_CSeq:]",
    other ?? "Contact: <sip:[local_ip]:[local_port]>",
    "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, PRACK",
    ...headers,
  ];
  return send(body ? withSdp(lines) : empty(lines), retrans ? 'retrans="500"' : "");
}

/** The same, inside a dialog: To has its tag already. */
export function answersInDialog(
  status: number,
  reason: string,
  { headers = [], body = false, retrans = false }: CalleeAnswer = {},
): string {
  const lines = [
    `SIP/2.0 ${status} ${reason}`,
    "[last_Via:]",
    "[last_From:]",
    "[last_To:]",
    "[last_Call-ID:]",
    "[last_CSeq:]",
    "Contact: <sip:[local_ip]:[local_port]>",
    ...headers,
  ];
  return send(body ? withSdp(lines) : empty(lines), retrans ? 'retrans="500"' : "");
}

/** One line of the injection file. */
export const line = (number: string, password: string, called = "", rtpPort = 0): string =>
  `${number};[authentication username=${number} password=${password}];${called};${rtpPort}`;
