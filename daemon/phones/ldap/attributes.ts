import {
  type Entry,
  NAME_ATTRIBUTES,
  type NameAttribute,
  NUMBER_ATTRIBUTES,
  type NumberAttribute,
} from "../directory/entry.ts";
import type { Attributes } from "./message.ts";

/** The place of the directory among those of the world: of one that nobody else sees. */
export const SUFFIX = "dc=sipleo";

export const dnOf = ({ uid }: Pick<Entry, "uid">): string => `uid=${uid},${SUFFIX}`;

/** `null` stands for the entry above all others, which is nobody. */
export type Subject = Entry | null;

type OtherAttribute = "objectClass" | "uid" | "dc";
export type Attribute = OtherAttribute | NameAttribute | NumberAttribute;

const OTHERS: readonly OtherAttribute[] = ["objectClass", "uid", "dc"];
const ALL: readonly Attribute[] = [...OTHERS, ...NAME_ATTRIBUTES, ...NUMBER_ATTRIBUTES];

/** Other names of the same (RFC 4519, RFC 2798, RFC 4524). */
const ALIASES: Readonly<Record<string, Attribute>> = {
  userid: "uid",
  commonname: "cn",
  surname: "sn",
  gn: "givenName",
  organizationname: "o",
  mobiletelephonenumber: "mobile",
  hometelephonenumber: "homePhone",
  fax: "facsimileTelephoneNumber",
};

const BY_NAME: ReadonlyMap<string, Attribute> = new Map([
  ...ALL.map((attribute) => [attribute.toLowerCase(), attribute] as const),
  ...Object.entries(ALIASES),
]);

/** An attribute by its name, whatever its capitals; null: no entry has such a one. */
export const attributeNamed = (name: string): Attribute | null => BY_NAME.get(name.toLowerCase()) ?? null;

export const isName = (attribute: Attribute): attribute is NameAttribute =>
  (NAME_ATTRIBUTES as readonly Attribute[]).includes(attribute);
export const isNumber = (attribute: Attribute): attribute is NumberAttribute =>
  (NUMBER_ATTRIBUTES as readonly Attribute[]).includes(attribute);

const PERSON = ["top", "person", "organizationalPerson", "inetOrgPerson"];

export function valuesOf(subject: Subject, attribute: Attribute): readonly string[] {
  if (subject === null) {
    if (attribute === "objectClass") return ["top", "domain"];
    return attribute === "dc" ? ["sipleo"] : [];
  }
  if (isName(attribute)) return [subject.names.get(attribute)?.shown ?? []].flat();
  if (isNumber(attribute)) return (subject.numbers.get(attribute) ?? []).map(({ shown }) => shown);
  if (attribute === "objectClass") return PERSON;
  return attribute === "uid" ? [subject.uid] : [];
}

/** What is told of an entry to who asked for these; none, or `*`: for all (RFC 4511 §4.5.1.8). */
export function toldOf(subject: Subject, asked: readonly string[], typesOnly: boolean): Attributes {
  return toldAttributes(asked).flatMap((attribute) => {
    const values = valuesOf(subject, attribute);
    return values.length === 0 ? [] : [[attribute, typesOnly ? [] : values] as const];
  });
}

const toldAttributes = (asked: readonly string[]): readonly Attribute[] =>
  asked.length === 0 || asked.includes("*") ? ALL : [...new Set(asked.flatMap((name) => attributeNamed(name) ?? []))];
