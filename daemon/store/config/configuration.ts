import type { Revision } from "../../contracts/revision.ts";
import type { CommitAnswer } from "../../contracts/store.ts";
import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { AUTHORS } from "../../model/author-words.ts";
import { adviceFor } from "../../model/config/advice/advice.ts";
import { changedSecrets } from "../../model/config/changes/changed-secrets.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { factoryDocument } from "../../model/config/factory.ts";
import { readDocument } from "../../model/config/read-document.ts";
import {
  type HashedSecrets,
  nextSecrets,
  noSecrets,
  type Renumbering,
  type Secrets,
} from "../../model/config/secrets.ts";
import type { GivenSecrets } from "../../model/config/write-only.ts";
import { keys } from "../keys.ts";
import type { Journal } from "../ledger/journal.ts";
import { type Change, type Database, put } from "../level/database.ts";
import type { ScryptLanes } from "../secrets/scrypt-lanes.ts";
import { Serial } from "../serial.ts";
import { empty } from "../store-errors.ts";
import { committed, conflict, unknownRevision, unwritableAnswer } from "./answers.ts";
import type { Mirror, MirrorContent } from "./mirror.ts";
import {
  type Belief,
  type ConfigurationState,
  decideRecovery,
  forgetAbove,
  freshSecrets,
  latestIntact,
  readRevision,
  readStoredState,
  revisionChanges,
  type StoredState,
  stateChanges,
} from "./recover.ts";
import { documentDigest, type StoredRevision, storedRevision } from "./stored-revision.ts";
import { Trail } from "./trail.ts";

export interface ConfigurationOptions {
  readonly database: Database;
  readonly journal: Journal;
  readonly mirror: Mirror;
  readonly clock: Clock;
  readonly log: Log;
  readonly generatePassword: () => string;
  readonly scrypt: ScryptLanes;
  /** What is saved, or a secret, has just changed. */
  readonly onChanged: () => void;
}

/** A change of secrets that no view holds. */
export interface SecretsChange {
  readonly author: string;
  readonly action: string;
  /** For the audit. */
  readonly text: string;
  readonly address?: string;
  /** Null: there is nothing to change after all. */
  readonly change: (before: Secrets) => Secrets | null;
  /** Written in the same batch; `apply` runs in the moment in which the secrets are the new ones. */
  readonly alongside: readonly Change[];
  readonly apply: () => void;
}

export interface CommitRequest {
  readonly document: unknown;
  readonly base: number | null;
  readonly author: string;
  readonly note: string;
  readonly renumbered?: readonly Renumbering[];
  /** Objects that come back have the secrets that they had, as with undo. */
  readonly restores?: boolean;
}

interface NextRevision {
  readonly author: string;
  readonly note: string;
  readonly undoOf: number | null;
  readonly document: ConfigurationDocument;
  readonly given: ReadonlyMap<string, HashedSecrets>;
  /** Numbers whose secrets are kept. */
  readonly known: ReadonlySet<string>;
  readonly renumbered: readonly Renumbering[];
}

/**
 * The saved configuration. Held in memory, so that reading never depends on the disk; changed only by one synchronous
 * batch of document, revision, secrets and audit line.
 */
export class Configuration {
  readonly #options: ConfigurationOptions;
  readonly #changes = new Serial();
  #state: ConfigurationState | null = null;
  /** Highest revision number that was ever given out, as far as we know. */
  #highest = 0;
  /** The mirror's copy of the revision that runs, for a database that lost it. */
  #mirroredRun: StoredRevision | null = null;
  readonly #trail: Trail;
  /** A database has confirmed the state. */
  #loaded = false;

  constructor(options: ConfigurationOptions) {
    this.#options = options;
    this.#trail = new Trail(options.database, (revision) => this.revision(revision));
  }

  /** Null while neither database nor mirror could be read. */
  get current(): ConfigurationState | null {
    return this.#state;
  }

  /** STORE_EMPTY when nothing could be read yet. */
  get state(): ConfigurationState {
    if (this.#state === null) throw empty();
    return this.#state;
  }

  /** What a start goes by until, and beside, the database: the mirror. */
  believe({ saved, secrets, running }: MirrorContent): void {
    this.#state = { saved, secrets };
    this.#mirroredRun = running;
    this.reserve(saved.head.revision);
  }

  /** A revision with this number has existed: no other one may get it. */
  reserve(revision: number): void {
    this.#highest = Math.max(this.#highest, revision);
  }

  /** Compares what is believed with what an opened database has, and puts right whichever is wrong. */
  async load(database: Database): Promise<void> {
    const from: Belief["from"] = this.#loaded ? "memory" : "mirror";
    const stored = await readStoredState(database);
    const belief = this.#state === null ? null : { ...this.#state, from };
    const decision = decideRecovery(stored, belief);
    this.reserve(stored.highest);
    if (decision.kind === "use-stored" && stored.saved !== undefined && stored.secrets !== undefined) {
      this.#state = { saved: stored.saved, secrets: stored.secrets };
    } else {
      if (decision.kind === "restore") this.#sayRestored(decision.why, from);
      await this.#restore(database, stored, from);
    }
    await this.#trail.load();
    this.#loaded = true;
    await this.#options.mirror.write(this.state);
  }

  async #restore(database: Database, stored: StoredState, from: Belief["from"]): Promise<void> {
    const state = await this.#recovered(database, stored.secrets);
    // Only memory knows that a higher revision was refused; what a mirror does not know of may still be of use.
    const refused = from === "memory" ? forgetAbove(state.saved.head.revision, stored.highest) : [];
    const ran = from === "mirror" ? await this.#ranBefore(database, state.saved) : [];
    await database.write([...refused, ...ran, ...stateChanges(state)]);
    this.#state = state;
    this.reserve(state.saved.head.revision);
  }

  /** What ran, by the mirror, for a database that does not know any more. */
  async #ranBefore(database: Database, saved: StoredRevision): Promise<readonly Change[]> {
    const running = this.#mirroredRun ?? saved;
    const known = (await database.get(keys.running)) !== undefined;
    const { revision, at, author } = running.head;
    return [...revisionChanges(running), ...(known ? [] : [put(keys.running, { revision, at, author })])];
  }

  /** Saves a document. Nothing that runs changes. */
  commit(request: CommitRequest): Promise<CommitAnswer> {
    return this.#changing(async () => {
      const { saved } = this.state;
      if (request.base !== null && request.base !== saved.head.revision) return conflict(saved.head);
      const read = readDocument(request.document);
      if (read.kind === "refused") return { kind: "issues", issues: [...read.issues] };
      return this.#save({
        ...request,
        undoOf: null,
        document: read.document,
        given: await hashed(read.given, this.#options.scrypt),
        known: request.restores === true ? this.#keptNumbers() : numbersWithSecrets(saved.document),
        renumbered: request.renumbered ?? [],
      });
    });
  }

  /** Makes an earlier document the saved one again, with the secrets of today. `base` as with a commit. */
  undo(revision: number, author: string, base: number | null = null): Promise<CommitAnswer> {
    return this.#changing(async () => {
      const { saved } = this.state;
      if (base !== null && base !== saved.head.revision) return conflict(saved.head);
      const wanted = await readRevision(this.#options.database, revision);
      if (wanted === undefined) return unknownRevision(revision);
      const known = this.#keptNumbers();
      const note = `Retour à la révision ${revision}`;
      return this.#save({
        author,
        note,
        undoOf: revision,
        document: wanted.document,
        given: new Map(),
        known,
        renumbered: [],
      });
    });
  }

  /** No revision is made. False when there was nothing to change. STORE_UNWRITABLE. */
  changeSecrets({ change, alongside, apply, ...told }: SecretsChange): Promise<boolean> {
    return this.#changes.run(async () => {
      const { clock, journal, mirror, onChanged } = this.#options;
      await this.#options.database.ready();
      const secrets = change(this.state.secrets);
      if (secrets === null) return false;
      const next = { ...this.state, secrets };
      const line = { at: clock.now(), ...told, revision: null };
      await journal.write([...stateChanges(next), ...alongside], [line]);
      this.#state = next;
      apply();
      onChanged();
      await mirror.write(next);
      return true;
    });
  }

  /** What waits to run differs from this revision: in the document, or in a password. */
  isAhead(of: { readonly revision: number; readonly digest: string | null }): boolean {
    const { head, digest, document } = this.state.saved;
    if (head.revision === of.revision) return false;
    const numbers = numbersWithSecrets(document);
    return digest !== of.digest || this.#trail.secretsSince(of.revision).some((number) => numbers.has(number));
  }

  /** Undefined when there is no such revision any more. STORE_CLOSED, STORE_DAMAGED. */
  async revision(revision: number): Promise<StoredRevision | undefined> {
    if (this.#state?.saved.head.revision === revision) return this.#state.saved;
    return readRevision(this.#options.database, revision);
  }

  /** Also of objects that are gone. */
  #keptNumbers(): ReadonlySet<string> {
    const { extensions, trunks = {}, agents = {}, people = {}, conferences = {} } = this.state.secrets;
    return new Set([extensions, trunks, agents, people, conferences].flatMap((kept) => Object.keys(kept)));
  }

  /** What the revisions above one changed, up to another one. STORE_CLOSED, STORE_DAMAGED. */
  trail(above: number, upTo: number): ReturnType<Trail["read"]> {
    return this.#trail.read(above, upTo);
  }

  #changing(change: () => Promise<CommitAnswer>): Promise<CommitAnswer> {
    return this.#changes.run(async () => {
      try {
        // The state may change while the database is opened anew: first open, then look.
        await this.#options.database.ready();
        return await change();
      } catch (error) {
        return unwritableAnswer(error);
      }
    });
  }

  async #save(next: NextRevision): Promise<CommitAnswer> {
    const { clock, journal, log, mirror, generatePassword } = this.#options;
    const before = this.state;
    const secrets = nextSecrets(before.secrets, next, generatePassword);
    const unchanged = documentDigest(next.document) === before.saved.digest && secrets === before.secrets;
    const warnings = adviceFor(next.document);
    if (unchanged) return committed(before.saved.head.revision, false, warnings);

    const { author, note, undoOf } = next;
    const head: Revision = { revision: this.#highest + 1, at: clock.now(), author, note, undoOf };
    const state = {
      saved: storedRevision(head, next.document, changedSecrets(before.secrets, secrets)),
      secrets,
    };
    const action = undoOf === null ? "config.commit" : "config.undo";
    const line = { at: head.at, author, action, text: note, revision: head.revision };
    await journal.write(stateChanges(state), [line]);
    this.#state = state;
    this.#highest = head.revision;
    this.#trail.saved(state.saved);
    log.info("configuration saved", { revision: head.revision, author, note, undoOf });
    this.#options.onChanged();
    await mirror.write(state);
    return committed(head.revision, true, warnings);
  }

  /** The belief; else the latest whole revision; else the factory's. */
  async #recovered(database: Database, secrets: Secrets | undefined): Promise<ConfigurationState> {
    const { log, generatePassword } = this.#options;
    if (this.#state !== null) return this.#state;
    const saved = await latestIntact(database);
    if (saved === undefined) return this.#factory(secrets ?? noSecrets);
    log.error("the saved revision is damaged: going on from the latest whole one", { revision: saved.head.revision });
    return { saved, secrets: secrets ?? freshSecrets(saved, generatePassword, log) };
  }

  #factory(before: Secrets): ConfigurationState {
    const { clock, log, generatePassword } = this.#options;
    const document = factoryDocument();
    const known = new Set(Object.keys(before.extensions));
    const secrets = nextSecrets(before, { known, document, given: new Map(), renumbered: [] }, generatePassword);
    const revision = this.#highest + 1;
    const note = "Configuration d'usine";
    if (this.#highest === 0) log.info("first start: the box begins with its factory configuration", { revision });
    else log.error("no revision is whole: the box begins anew with its factory configuration", { revision });
    const head: Revision = { revision, at: clock.now(), author: AUTHORS.factory, note, undoOf: null };
    return { saved: storedRevision(head, document), secrets };
  }

  #sayRestored(why: string, from: Belief["from"]): void {
    const revision = this.#state?.saved.head.revision;
    this.#options.log.error("the saved configuration was put back", { why, from, revision });
  }
}

function numbersWithSecrets(document: ConfigurationDocument): ReadonlySet<string> {
  const { extensions, groups, trunks, agents, externalNumbers, conferences } = document;
  return new Set(
    [...extensions, ...groups, ...trunks, ...agents, ...externalNumbers, ...conferences].map(({ number }) => number),
  );
}

async function hashed(
  given: ReadonlyMap<string, GivenSecrets>,
  scrypt: ScryptLanes,
): Promise<ReadonlyMap<string, HashedSecrets>> {
  const hash = async (secret: string | null) => (secret === null ? null : await scrypt.hash(secret));
  const all = [...given].map(async ([number, { password, agentPin, ...others }]): Promise<[string, HashedSecrets]> => {
    const passwordHash = password === undefined ? {} : { passwordHash: await hash(password) };
    const agentPinHash = agentPin === undefined ? {} : { agentPinHash: await hash(agentPin) };
    return [number, { ...others, ...passwordHash, ...agentPinHash }];
  });
  return new Map(await Promise.all(all));
}
