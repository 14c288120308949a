import { Compile } from "typebox/compile";
import type { Login, Origin } from "../../contracts/login.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { KeptTable } from "../kept-table.ts";
import { prefixes } from "../keys.ts";
import type { AuditEntry, Journal } from "../ledger/journal.ts";
import type { Change, Database } from "../level/database.ts";
import {
  crowdedOut,
  type KeptLogin,
  keptLoginSchema,
  newLogin,
  ownerOf,
  passwordMark,
  prolonged,
  shown,
} from "./login-life.ts";
import type { AtDoor, Known } from "./person-at-door.ts";
import { newToken, newTokenId, tokenDigest } from "./token.ts";

export interface LoginsOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  /** Null while nothing could be read yet. */
  readonly known: () => Known | null;
}

export interface Opened {
  readonly kind: "opened";
  readonly token: string;
  readonly login: Login;
}

/** How somebody comes in. */
export interface Entrance {
  /** As he is from now on. */
  readonly person: AtDoor;
  /** The hash that goes with the password that he has shown. */
  readonly passwordHash: string;
  readonly remember: boolean;
  readonly origin: Origin | null;
}

/** Changes that belong into one batch with others, and what to do once that is on disk. */
export interface Prepared {
  readonly changes: readonly Change[];
  apply(): void;
}

export interface PreparedOpening extends Prepared {
  readonly answer: Opened;
  /** For the audit. */
  readonly line: AuditEntry;
}

const SWEEP_MS = 3_600_000;
const check = Compile(keptLoginSchema);

/** Browsers that are signed in. Of their tokens only digests are kept. */
export class Logins {
  readonly #options: LoginsOptions;
  readonly #table: KeptTable<KeptLogin>;
  #sweeps: Timer | undefined;

  constructor(options: LoginsOptions) {
    this.#options = options;
    const parse = (value: unknown): KeptLogin | undefined => (check.Check(value) ? value : undefined);
    this.#table = new KeptTable({ journal: options.journal, prefix: prefixes.login, parse });
  }

  start(): void {
    this.#sweeps = this.#options.clock.every(SWEEP_MS, () => this.sweep());
  }

  close(): void {
    this.#sweeps?.cancel();
  }

  load(database: Database): Promise<void> {
    return this.#table.load(database);
  }

  /** STORE_UNWRITABLE. */
  async open(entrance: Entrance): Promise<Opened> {
    const { changes, apply, answer, line } = this.prepareOpen(entrance);
    await this.#options.journal.write(changes, [line]);
    apply();
    return answer;
  }

  /** The same as part of a batch. */
  prepareOpen({ person, passwordHash, remember, origin }: Entrance): PreparedOpening {
    const { clock } = this.#options;
    const token = newToken();
    const { kind: role, name } = person;
    const opened = { id: newTokenId(), name, role, passwordHash, remembered: remember, origin };
    const login = newLogin(opened, clock.now());
    const after: readonly (readonly [string, KeptLogin | null])[] = [
      ...crowdedOut(this.#table.rows, name).map((row) => [row, null] as const),
      [tokenDigest(token), login],
    ];
    const text = remember ? `${name} (30 jours)` : name;
    const line = this.#line(name, "login.open", text);
    return {
      changes: after.map(([row, one]) => this.#table.change(row, one)),
      apply: () => {
        for (const [row, one] of after) this.#table.apply(row, one);
      },
      answer: { kind: "opened", token, login: shown(login, person) },
      line: origin === null ? line : { ...line, address: origin.address },
    };
  }

  /** Another password for somebody: all his logins end but the one of `keep`, which goes on. */
  prepareNewPassword(name: string, passwordHash: string, keep: string | undefined): Prepared {
    const kept = keep === undefined ? undefined : tokenDigest(keep);
    const own = [...this.#table.rows].filter(([, login]) => login.name === name);
    const after = own.map(([row, login]): [string, KeptLogin | null] => {
      const goesOn = row === kept && this.#ownerOf(login) !== null;
      return [row, goesOn ? { ...login, passwordMark: passwordMark(passwordHash) } : null];
    });
    return {
      changes: after.map(([row, login]) => this.#table.change(row, login)),
      apply: () => {
        for (const [row, login] of after) this.#table.apply(row, login);
      },
    };
  }

  /** Whose it is, and prolongs it; null when it is none (any more). Asks the disk nothing. */
  check(token: string): Login | null {
    const row = tokenDigest(token);
    const login = this.#table.rows.get(row);
    const owner = login === undefined ? null : this.#ownerOf(login);
    if (login === undefined || owner === null) return null;
    const next = prolonged(login, this.#options.clock.now());
    if (next !== login) void this.#behind(new Map([[row, next]]), [], "a login could not be prolonged on disk");
    return shown(next, owner);
  }

  /** Those that are open, the one used last first; null: of everybody. */
  list(name: string | null): readonly Login[] {
    const open = [...this.#table.rows.values()].flatMap((login): Login[] => {
      const owner = name === null || login.name === name ? this.#ownerOf(login) : null;
      return owner === null ? [] : [shown(login, owner)];
    });
    return open.sort((one, other) => other.usedAt - one.usedAt);
  }

  /** Ends it at once; a disk that takes nothing is told of it later. Never rejects. */
  async end(token: string): Promise<void> {
    const row = tokenDigest(token);
    const login = this.#table.rows.get(row);
    if (login !== undefined) await this.#end([row], this.#line(login.name, "login.close", login.name));
  }

  /** False when there is none of that id, or it is not that person's. Never rejects. */
  async endById(id: string, name: string | null, author: string): Promise<boolean> {
    const found = [...this.#table.rows].find(([, login]) => login.id === id);
    if (found === undefined || (name !== null && found[1].name !== name)) return false;
    const [row, login] = found;
    await this.#end([row], this.#line(author, "login.close", login.name));
    return true;
  }

  /** All of the same person but this one; how many. Never rejects. */
  async endOthers(token: string): Promise<number> {
    const mine = tokenDigest(token);
    const name = this.#table.rows.get(mine)?.name;
    const others = [...this.#table.rows].filter(([row, login]) => row !== mine && login.name === name);
    if (name === undefined || others.length === 0) return 0;
    const rows = others.map(([row]) => row);
    await this.#end(rows, this.#line(name, "login.close", `${name} : ${rows.length} autres`));
    return rows.length;
  }

  /** Forgets what has run out, and the logins of who is nobody any more: undo does not bring them back. */
  sweep(): void {
    if (this.#options.known() === null) return;
    const dead = [...this.#table.rows].filter(([, login]) => this.#ownerOf(login) === null);
    if (dead.length === 0) return;
    const changes = new Map(dead.map(([row]): [string, null] => [row, null]));
    void this.#behind(changes, [], "logins that ended are still on disk");
  }

  #ownerOf(login: KeptLogin): AtDoor | null {
    const known = this.#options.known();
    return known === null ? null : ownerOf(login, known, this.#options.clock.now());
  }

  #end(rows: readonly string[], line: AuditEntry): Promise<void> {
    const changes = new Map(rows.map((row): [string, null] => [row, null]));
    return this.#behind(changes, [line], "the end of a login is not on disk yet");
  }

  #behind(
    changes: ReadonlyMap<string, KeptLogin | null>,
    entries: readonly AuditEntry[],
    trouble: string,
  ): Promise<void> {
    return this.#table
      .writeBehind(changes, entries)
      .catch((error: unknown) => this.#options.log.warn(trouble, { logins: changes.size, error }));
  }

  #line(author: string, action: string, text: string): AuditEntry {
    return { at: this.#options.clock.now(), author, action, text, revision: null };
  }
}
