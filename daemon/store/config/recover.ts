import { Compile } from "typebox/compile";
import type { Log } from "../../kit/log.ts";
import { isRecord } from "../../model/config/json.ts";
import { nextSecrets, noSecrets, type Secrets, secretsSchema } from "../../model/config/secrets.ts";
import { keys, prefixes } from "../keys.ts";
import { type Change, type Database, del, put } from "../level/database.ts";
import { isRevision, parseStoredRevision, type StoredRevision } from "./stored-revision.ts";

/** What the store works with: the saved revision and the secrets. */
export interface ConfigurationState {
  readonly saved: StoredRevision;
  readonly secrets: Secrets;
}

/** What the database has of it. */
export interface StoredState {
  readonly saved: StoredRevision | undefined;
  readonly secrets: Secrets | undefined;
  /** Highest revision that the database knows of, whole or not; 0: none. */
  readonly highest: number;
}

/** Where the belief comes from that the database is compared with: what this process answered, or the mirror at start. */
export type Belief = ConfigurationState & { readonly from: "memory" | "mirror" };

export type Recovery =
  | { readonly kind: "use-stored" }
  /** The database lost something that was committed, or kept something that was refused. */
  | { readonly kind: "restore"; readonly why: string }
  | { readonly kind: "latest-intact" }
  | { readonly kind: "factory" };

/** Decides what to go on with. Pure. */
export function decideRecovery(stored: StoredState, belief: Belief | null): Recovery {
  const { saved, secrets } = stored;
  if (saved === undefined || secrets === undefined) {
    if (belief !== null) return { kind: "restore", why: "the database lost the saved configuration or the secrets" };
    return stored.highest > 0 || saved !== undefined ? { kind: "latest-intact" } : { kind: "factory" };
  }
  if (belief === null) return { kind: "use-stored" };
  const ahead = compareStates({ saved, secrets }, belief);
  if (ahead < 0) return { kind: "restore", why: "the database is behind what was committed" };
  // A mirror may be a step behind when the process died between the two; memory never is.
  if (ahead > 0 && belief.from === "memory")
    return { kind: "restore", why: "the database kept a commit that was refused" };
  return { kind: "use-stored" };
}

const compareStates = (one: ConfigurationState, other: ConfigurationState): number =>
  one.saved.head.revision - other.saved.head.revision || one.secrets.version - other.secrets.version;

const secretsCheck = Compile(secretsSchema);

export async function readStoredState(database: Database): Promise<StoredState> {
  const number = await database.get(keys.saved);
  const [last] = await database.page({ prefix: prefixes.revision, before: null, limit: 1 });
  const secrets = await database.get(keys.secrets);
  const known = isRecord(last?.value) && isRevision(last.value.head) ? last.value.head.revision : 0;
  const claimed = typeof number === "number" ? number : 0;
  return {
    saved: claimed > 0 ? await readRevision(database, claimed) : undefined,
    secrets: secretsCheck.Check(secrets) ? secrets : undefined,
    highest: Math.max(known, claimed),
  };
}

/** Undefined when there is no such revision, or not all of it. */
export async function readRevision(database: Database, revision: number): Promise<StoredRevision | undefined> {
  const [head, document] = [await database.get(keys.revision(revision)), await database.get(keys.document(revision))];
  return isRecord(head) ? parseStoredRevision({ ...head, document }) : undefined;
}

/** The highest revision that is whole. */
export async function latestIntact(database: Database): Promise<StoredRevision | undefined> {
  const heads = await database.page({ prefix: prefixes.revision, before: null, limit: 100_000 });
  for (const { value } of heads) {
    const revision = isRecord(value) && isRevision(value.head) ? value.head.revision : 0;
    const found = revision > 0 ? await readRevision(database, revision) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

export const revisionChanges = ({ document, ...light }: StoredRevision): readonly Change[] => [
  put(keys.revision(light.head.revision), light),
  put(keys.document(light.head.revision), document),
];

/** Makes a state the saved one. */
export const stateChanges = ({ saved, secrets }: ConfigurationState): readonly Change[] => [
  ...revisionChanges(saved),
  put(keys.saved, saved.head.revision),
  put(keys.secrets, secrets),
];

/** Takes out the revisions above `revision`, up to `highest`. */
export const forgetAbove = (revision: number, highest: number): readonly Change[] =>
  Array.from({ length: Math.max(0, highest - revision) }, (_, index) => revision + 1 + index).flatMap((number) => [
    del(keys.revision(number)),
    del(keys.document(number)),
  ]);

/** Secrets for a document whose own are lost: everybody gets a new password. */
export function freshSecrets(saved: StoredRevision, generate: () => string, log: Log): Secrets {
  log.error("the secrets are lost: every extension has a new SIP password, and administrators none", {
    revision: saved.head.revision,
  });
  const change = { known: new Set<string>(), document: saved.document, given: new Map(), renumbered: [] };
  return nextSecrets(noSecrets, change, generate);
}
