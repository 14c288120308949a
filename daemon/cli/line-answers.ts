import { Check } from "typebox/value";
import { shapeIssues } from "../model/config/shape.ts";
import { type LineAnswers, lineAnswersSchema } from "../model/line-presets/line-answers.ts";

/** What `line new` has flags for, each with the field of the line that it fills. */
const fields = {
  line: "number",
  name: "name",
  extension: "extension",
  registration: "registration",
  user: "user",
  "auth-name": "authenticationName",
  address: "addresses",
  domain: "domain",
  proxy: "outboundProxy",
  ddi: "numbers",
  "may-present": "mayPresent",
  transport: "transport",
  form: "form",
  identity: "identity",
  codecs: "codecs",
  interface: "interface",
} as const satisfies Readonly<Record<string, keyof LineAnswers>>;

export const lineFlags = {
  line: "NUMBER",
  name: "NAME",
  extension: "NUMBER",
  registration: "outbound|none",
  user: "USER",
  "auth-name": "NAME",
  address: "HOST[:PORT],…",
  domain: "DOMAIN",
  proxy: "HOST",
  ddi: "NUMBER,…",
  "may-present": "NUMBER,…",
  transport: "udp|tcp|tls",
  form: "national|00|e164|bare",
  identity: "from|asserted|preferred",
  codecs: "CODEC,…",
  interface: "ADDRESS",
} as const satisfies Readonly<Record<keyof typeof fields, string>>;

/** With which flag a field is answered; a password never stands among the arguments. */
export const flagOf = (field: string): string =>
  `--${Object.entries(fields).find(([, one]) => one === field)?.[0] ?? field}`;

export type ReadAnswers =
  | { readonly kind: "answers"; readonly answers: LineAnswers }
  | { readonly kind: "mistakes"; readonly sentences: readonly string[] };

/** The answers that were typed, or what a line could not have. */
export function readLineAnswers(values: Readonly<Record<string, string | undefined>>): ReadAnswers {
  const given = Object.entries(fields).flatMap(([flag, field]): (readonly [string, unknown])[] => {
    const text = values[flag];
    return text === undefined ? [] : [[field, meant(field, text)]];
  });
  const answers: unknown = Object.fromEntries(given);
  if (Check(lineAnswersSchema, answers)) return { kind: "answers", answers };
  return { kind: "mistakes", sentences: shapeIssues(lineAnswersSchema, answers).map(({ english }) => english) };
}

function meant(field: string, text: string): unknown {
  if (field === "addresses") return listed(text).map(address);
  return ["numbers", "mayPresent", "codecs"].includes(field) ? listed(text) : text;
}

const listed = (text: string): readonly string[] => text.split(",").map((item) => item.trim());

/** `sip.example.net`, `192.0.2.1:5070`, `2001:db8::1`, `[2001:db8::1]:5060` */
function address(text: string): { readonly host: string; readonly port: number | null } {
  const found = /^(?:\[(?<inner>.+)\]|(?<plain>[^:]+)):(?<port>[0-9]{1,5})$/.exec(text)?.groups;
  const host = found?.inner ?? found?.plain ?? text.replaceAll(/[[\]]/g, "");
  return { host, port: found?.port === undefined ? null : Number(found.port) };
}
