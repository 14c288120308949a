import { writeOnly } from "./extensions.ts";
import { type Issue, pointer } from "./issue.ts";
import { isRecord, type JsonRecord } from "./json.ts";
import { shapeIssues } from "./shape.ts";

/** Secrets that a document brought along for one extension. An absent one stays what it is. */
export interface GivenSecrets {
  readonly sipPassword?: string;
  /** Null takes the person's access away. */
  readonly password?: string | null;
}

export interface Parted {
  readonly document: JsonRecord;
  /** By extension number. */
  readonly given: ReadonlyMap<string, GivenSecrets>;
  readonly issues: readonly Issue[];
}

/** Takes the write-only fields out of a document, so that they can never be stored in it by mistake. */
export function partSecrets(document: JsonRecord): Parted {
  if (!Array.isArray(document.extensions)) return { document, given: new Map(), issues: [] };
  const given = new Map<string, GivenSecrets>();
  const issues: Issue[] = [];

  const extensions = document.extensions.map((item: unknown, index) => {
    if (!isRecord(item)) return item;
    const { sipPassword, password, ...rest } = item;
    issues.push(...secretIssues("sipPassword", sipPassword, index), ...secretIssues("password", password, index));
    if (typeof rest.number === "string") given.set(rest.number, givenSecrets(sipPassword, password));
    return rest;
  });
  return { document: { ...document, extensions }, given, issues };
}

/** An empty text, as a form sends it, leaves the secret alone; so does `"sipPassword": null`. */
const leavesAlone = (value: unknown): boolean => value === undefined || value === "";

function secretIssues(field: keyof typeof writeOnly, value: unknown, index: number): readonly Issue[] {
  if (leavesAlone(value) || (field === "sipPassword" && value === null)) return [];
  return shapeIssues(writeOnly[field], value, pointer("extensions", index, field));
}

function givenSecrets(sipPassword: unknown, password: unknown): GivenSecrets {
  const sip = typeof sipPassword === "string" && sipPassword !== "" ? { sipPassword } : {};
  if (password === null) return { ...sip, password: null };
  return typeof password === "string" && password !== "" ? { ...sip, password } : sip;
}
