/** A SIP message as text: just enough of RFC 3261 to be a telephone in a test. */
export interface Message {
  /** Request line or status line. */
  readonly first: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export function parseMessage(text: string): Message {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
  return { first, headers, body: rest.join("\r\n\r\n") };
}

export function printMessage({ first, headers, body }: Message): string {
  const lines = [...headers, ["Content-Length", String(Buffer.byteLength(body))] as const];
  return `${first}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`;
}

/** Every value of a header field, in order. */
export const values = (message: Message, name: string): readonly string[] =>
  message.headers.filter(([known]) => known.toLowerCase() === name.toLowerCase()).map(([, value]) => value);

/** The first value, or nothing. */
export const value = (message: Message, name: string): string => values(message, name)[0] ?? "";

/** Status of a response; 0 for a request. */
export const statusOf = (message: Message): number =>
  message.first.startsWith("SIP/2.0 ") ? Number(message.first.slice(8, 11)) : 0;

/** Method of a request, or of the request that a response answers. */
export const methodOf = (message: Message): string => value(message, "CSeq").split(/\s+/)[1] ?? "";

export const cseqOf = (message: Message): number => Number.parseInt(value(message, "CSeq"), 10);

export const tagOf = (field: string): string => /;\s*tag=([^;>\s]+)/.exec(field.replace(/<[^>]*>/, ""))?.[1] ?? "";

export const branchOf = (message: Message): string => /;\s*branch=([^;\s]+)/.exec(value(message, "Via"))?.[1] ?? "";

/** The URI within angle brackets, or the bare one. */
export const uriOf = (field: string): string => /<([^>]*)>/.exec(field)?.[1] ?? field.split(";", 1)[0]?.trim() ?? "";
