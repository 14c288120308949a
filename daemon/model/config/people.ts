import type { ConfigurationDocument } from "./document.ts";
import type { Secrets } from "./secrets.ts";

/** Those who sign in with a number and its password: extensions, groups, agents and numbers outside [CNX-09, A-02, A-17]. */

export const PERSON_KINDS = ["extension", "group", "agent", "external-number"] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

export interface Person {
  readonly number: string;
  readonly name: string;
  readonly kind: PersonKind;
}

/** As people type a number: with spaces, dots or hyphens. */
export const asNumber = (typed: string): string => typed.replaceAll(/[\s.\-()]/g, "");

/** Whose number that is; null: nobody's. */
export function personOf(number: string, document: ConfigurationDocument): Person | null {
  const { extensions, groups, agents, externalNumbers } = document;
  const kinds = [
    ["extension", extensions],
    ["group", groups],
    ["agent", agents],
    ["external-number", externalNumbers],
  ] as const;
  for (const [kind, all] of kinds) {
    const found = all.find((one) => one.number === number);
    if (found !== undefined) return { number, name: found.name, kind };
  }
  return null;
}

/** His own number, then those of the groups that he is a member of: their messages are his, too. */
export const numbersOf = (number: string, { groups }: ConfigurationDocument): readonly string[] => [
  number,
  ...groups.filter(({ members }) => members.includes(number)).map((group) => group.number),
];

/** The hash by which he signs in; null: he has no password, and no access. What an earlier owner of the number had does not count. */
export function personHash({ number, kind }: Person, { extensions, people = {} }: Secrets): string | null {
  if (kind === "extension") return own(extensions, number)?.passwordHash ?? null;
  return own(people, number) ?? null;
}

/** He has chosen another password; null: he has no access, and cannot give it to himself. */
export function withPersonPassword(before: Secrets, person: Person, passwordHash: string): Secrets | null {
  if (personHash(person, before) === null) return null;
  const { number, kind } = person;
  const next = { ...before, version: before.version + 1 };
  const kept = own(before.extensions, number);
  if (kind !== "extension") return { ...next, people: { ...before.people, [number]: passwordHash } };
  return kept === undefined
    ? null
    : { ...next, extensions: { ...before.extensions, [number]: { ...kept, passwordHash } } };
}

/** What people type is also the name of something that every object has. */
const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
