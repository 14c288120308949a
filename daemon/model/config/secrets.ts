import { type Static, Type } from "typebox";
import { type KeptAdministrator, keptAdministratorSchema } from "./administrators.ts";
import type { ConfigurationDocument } from "./document.ts";

/**
 * What is kept beside the document and never in it. Not part of revisions: undo brings back a document, never an old
 * password. `version` counts up with every change.
 */
export const secretsSchema = Type.Object(
  {
    format: Type.Literal(1),
    version: Type.Integer({ minimum: 0 }),
    /** By extension number; also of extensions that are gone, so that undo brings a telephone back that still registers. */
    extensions: Type.Record(
      Type.String(),
      Type.Object(
        {
          sipPassword: Type.String(),
          /** Encoded hash of the person's password (kit/password-hash.ts); null: no access. */
          passwordHash: Type.Union([Type.String(), Type.Null()]),
        },
        { additionalProperties: false },
      ),
    ),
    /** Passwords of the accounts of lines, by number [LIG-11]; absent in what was written before there were lines. */
    trunks: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** Hashes of PINs, by number of the agent; absent in what was written before there were agents. */
    agents: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** PINs of conference rooms, by number; absent in what was written before there were any. */
    conferences: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object(
          { pin: Type.Union([Type.String(), Type.Null()]), ownerPin: Type.Union([Type.String(), Type.Null()]) },
          { additionalProperties: false },
        ),
      ),
    ),
    /** Of the account at the mail server; absent: none. */
    smtp: Type.Optional(Type.String()),
    /** Hashes of passwords of groups, agents and numbers outside for the web pages [CNX-09]; absent: of none. */
    people: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** By name: who may sign in to the administration. None: the first set-up is still to be done. */
    administrators: Type.Record(Type.String(), keptAdministratorSchema),
  },
  { additionalProperties: false },
);

export type Secrets = Static<typeof secretsSchema>;
export type ConferencePins = NonNullable<Secrets["conferences"]>[string];
export type ExtensionSecrets = Secrets["extensions"][string];

export const noSecrets: Secrets = { format: 1, version: 0, extensions: {}, administrators: {} };

/** What a commit brings for one number, passwords and PINs of people already hashed. */
export interface HashedSecrets {
  readonly sipPassword?: string;
  /** For the web pages. */
  readonly passwordHash?: string | null;
  /** Of an agent. */
  readonly agentPinHash?: string | null;
  /** Of a conference room. */
  readonly pin?: string | null;
  readonly ownerPin?: string | null;
}

/** An extension, line or agent that goes by another number from now on: its passwords go along. */
export interface Renumbering {
  readonly from: string;
  readonly to: string;
}

export interface SecretsChange {
  /** Numbers that had somebody, or a line, before this revision. One that is new in it starts with new secrets. */
  readonly known: ReadonlySet<string>;
  readonly document: ConfigurationDocument;
  readonly given: ReadonlyMap<string, HashedSecrets>;
  readonly renumbered: readonly Renumbering[];
}

/**
 * The secrets that go with the next revision. A number that appears gets what was given or a generated password, never
 * what an earlier extension of that number had; undo hands every retained number in as `known` and so gets its secrets
 * back. A number that was given up for another one is nobody's: whoever has it in the same revision is a stranger.
 * Returns the same object when nothing changes.
 */
export function nextSecrets(before: Secrets, change: SecretsChange, generate: () => string): Secrets {
  const keeper = keeperOf(change);
  const after = change.document.extensions.map(({ number }): [string, ExtensionSecrets] => {
    const given = change.given.get(number) ?? {};
    const from = keeper(number);
    const kept = from === undefined ? undefined : before.extensions[from];
    return [number, renewed(kept, given, generate)];
  });
  const changed = after.filter(([number, secrets]) => !sameSecrets(before.extensions[number], secrets));
  const trunks = changedTrunks(before, change, keeper, generate);
  const { document, given } = change;
  const agents = nextHashes(before.agents, document.agents, keeper, (number) => given.get(number)?.agentPinHash);
  const others = [...document.groups, ...document.agents, ...document.externalNumbers];
  const people = nextHashes(before.people, others, keeper, (number) => given.get(number)?.passwordHash);
  const conferences = changedPins(before, change, keeper);
  const isSame = changed.length + trunks.length + conferences.length === 0 && agents === null && people === null;
  if (isSame) return before;
  const extensions = { ...before.extensions, ...Object.fromEntries(changed) };
  const rooms =
    conferences.length === 0 ? {} : { conferences: { ...before.conferences, ...Object.fromEntries(conferences) } };
  const hashes = { ...(agents === null ? {} : { agents }), ...(people === null ? {} : { people }) };
  const next = { ...before, version: before.version + 1, extensions, ...hashes, ...rooms };
  return trunks.length === 0 ? next : { ...next, trunks: { ...before.trunks, ...Object.fromEntries(trunks) } };
}

/** PINs of rooms that are other than before: people give them, we make none. */
function changedPins(
  before: Secrets,
  { document, given }: SecretsChange,
  keeper: (number: string) => string | undefined,
): readonly [string, ConferencePins][] {
  return document.conferences.flatMap(({ number }): [string, ConferencePins][] => {
    const kept = before.conferences?.[keeper(number) ?? ""];
    const { pin = kept?.pin ?? null, ownerPin = kept?.ownerPin ?? null } = given.get(number) ?? {};
    const stored = before.conferences?.[number];
    return pin === (stored?.pin ?? null) && ownerPin === (stored?.ownerPin ?? null)
      ? []
      : [[number, { pin, ownerPin }]];
  });
}

/** Hashes by number; one that was taken away is nowhere any more. Null: all are as before. */
function nextHashes(
  before: Readonly<Record<string, string>> = {},
  owners: readonly { readonly number: string }[],
  keeper: (number: string) => string | undefined,
  wantedOf: (number: string) => string | null | undefined,
): Record<string, string> | null {
  const hashes = new Map(Object.entries(before));
  const found = owners.map(({ number }) => {
    const wanted = wantedOf(number);
    return [number, wanted === undefined ? hashes.get(keeper(number) ?? "") : (wanted ?? undefined)] as const;
  });
  const isSame = found.every(([number, hash]) => hashes.get(number) === hash);
  if (isSame) return null;
  for (const [number, hash] of found) {
    if (hash === undefined) hashes.delete(number);
    else hashes.set(number, hash);
  }
  return Object.fromEntries(hashes);
}

/**
 * Passwords of lines that are other than before. The operator's is given by people; what registers here gets one of
 * ours when nobody gave any.
 */
function changedTrunks(
  before: Secrets,
  { document, given }: SecretsChange,
  keeper: (number: string) => string | undefined,
  generate: () => string,
): readonly [string, string][] {
  return document.trunks.flatMap(({ number, registration, asksPassword }): [string, string][] => {
    const from = keeper(number);
    const kept = from === undefined ? undefined : before.trunks?.[from];
    const provesItself = registration === "inbound" || asksPassword;
    const password = given.get(number)?.sipPassword ?? kept ?? (provesItself ? generate() : undefined);
    return password === undefined || password === before.trunks?.[number] ? [] : [[number, password]];
  });
}

/** Tells under which number the secrets were that an extension goes on with; undefined: none. */
function keeperOf({ known, renumbered }: SecretsChange): (number: string) => string | undefined {
  const moves = renumbered.filter(({ from, to }) => known.has(from) && from !== to);
  const cameFrom = new Map(moves.map(({ from, to }) => [to, from]));
  const givenUp = new Set(moves.map(({ from }) => from));
  return (number) => cameFrom.get(number) ?? (known.has(number) && !givenUp.has(number) ? number : undefined);
}

const renewed = (
  kept: ExtensionSecrets | undefined,
  given: HashedSecrets,
  generate: () => string,
): ExtensionSecrets => ({
  sipPassword: given.sipPassword ?? kept?.sipPassword ?? generate(),
  passwordHash: given.passwordHash === undefined ? (kept?.passwordHash ?? null) : given.passwordHash,
});

const sameSecrets = (one: ExtensionSecrets | undefined, other: ExtensionSecrets): boolean =>
  one?.sipPassword === other.sipPassword && one.passwordHash === other.passwordHash;

/** Null takes him out. */
export function withAdministrator(before: Secrets, name: string, kept: KeptAdministrator | null): Secrets {
  const { [name]: _, ...others } = before.administrators;
  const administrators = kept === null ? others : { ...others, [name]: kept };
  return { ...before, version: before.version + 1, administrators };
}
