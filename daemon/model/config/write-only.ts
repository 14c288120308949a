import { conferencePin } from "./conferences.ts";
import { writeOnly } from "./extensions.ts";
import { type Issue, pointer } from "./issue.ts";
import { isRecord, type JsonRecord } from "./json.ts";
import { shapeIssues } from "./shape.ts";

/** Secrets that a document brought along for one number. An absent one stays what it is. */
export interface GivenSecrets {
  readonly sipPassword?: string;
  /** Of an extension, a group, an agent or a number outside, for the web pages. Null takes the access away. */
  readonly password?: string | null;
  /** By which an agent logs in at a telephone; null takes it away. */
  readonly agentPin?: string | null;
  /** Of a conference room; null takes it away. */
  readonly pin?: string | null;
  readonly ownerPin?: string | null;
}

export interface Parted {
  readonly document: JsonRecord;
  /** By number of extension, line or agent: they share one number space. */
  readonly given: ReadonlyMap<string, GivenSecrets>;
  readonly issues: readonly Issue[];
}

/** Takes the write-only fields out of a document, so that they can never be stored in it by mistake. */
export function partSecrets(document: JsonRecord): Parted {
  const given = new Map<string, GivenSecrets>();
  const issues: Issue[] = [];
  const parted = SECTIONS.flatMap(({ section, fields }) => {
    const list = document[section];
    if (!Array.isArray(list)) return [];
    return [[section, list.map((item: unknown, index) => part(item, pointer(section, index), fields, given, issues))]];
  });
  return { document: { ...document, ...Object.fromEntries(parted) }, given, issues };
}

export const writeOnlySchemas = { ...writeOnly, ownerPin: conferencePin };
export type SecretField = keyof typeof writeOnlySchemas;

/** Who has secrets: telephones and people their passwords, a line that of its account [LIG-11], an agent a PIN, a room two. */
const SECTIONS: readonly { readonly section: string; readonly fields: readonly SecretField[] }[] = [
  { section: "extensions", fields: ["sipPassword", "password"] },
  { section: "groups", fields: ["password"] },
  { section: "externalNumbers", fields: ["password"] },
  { section: "trunks", fields: ["sipPassword"] },
  { section: "conferences", fields: ["pin", "ownerPin"] },
  { section: "agents", fields: ["password", "pin"] },
];

/** The write-only fields of what stands in this list of the document. */
export const secretsOf = (section: string): readonly SecretField[] =>
  SECTIONS.find((one) => one.section === section)?.fields ?? [];

function part(
  item: unknown,
  at: string,
  fields: readonly SecretField[],
  given: Map<string, GivenSecrets>,
  issues: Issue[],
): unknown {
  if (!isRecord(item)) return item;
  const rest = Object.fromEntries(Object.entries(item).filter(([key]) => !fields.some((field) => field === key)));
  for (const field of fields) issues.push(...secretIssues(field, item[field], at + pointer(field)));
  const own = fields.includes("ownerPin") ? givenPins(item) : givenSecrets(item, fields);
  if (typeof rest.number === "string") given.set(rest.number, own);
  return rest;
}

/** An empty text, as a form sends it, leaves the secret alone; so does `"sipPassword": null`. */
const leavesAlone = (value: unknown): boolean => value === undefined || value === "";

function secretIssues(field: SecretField, value: unknown, path: string): readonly Issue[] {
  if (leavesAlone(value) || (field === "sipPassword" && value === null)) return [];
  return shapeIssues(writeOnlySchemas[field], value, path);
}

function givenSecrets(item: JsonRecord, fields: readonly string[]): GivenSecrets {
  const { sipPassword, password, pin } = item;
  return {
    ...(fields.includes("sipPassword") && isGiven(sipPassword) && sipPassword !== null ? { sipPassword } : {}),
    ...(fields.includes("password") && isGiven(password) ? { password } : {}),
    ...(fields.includes("pin") && isGiven(pin) ? { agentPin: pin } : {}),
  };
}

/** Those of a room belong to nobody in person: they are kept so that people can be told them. */
const givenPins = ({ pin, ownerPin }: JsonRecord): GivenSecrets => ({
  ...(isGiven(pin) ? { pin } : {}),
  ...(isGiven(ownerPin) ? { ownerPin } : {}),
});

const isGiven = (value: unknown): value is string | null =>
  value === null || (typeof value === "string" && value !== "");
