import { Compile } from "typebox/compile";
import type { Login } from "../../contracts/store-access.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { prefixes } from "../keys.ts";
import type { AuditEntry, Journal } from "../ledger/journal.ts";
import type { Change, Database } from "../level/database.ts";
import { KeptTable } from "./kept-table.ts";
import {
  type Administrators,
  crowdedOut,
  isAlive,
  type KeptLogin,
  keptLoginSchema,
  newLogin,
  passwordMark,
  prolonged,
  shown,
} from "./login-life.ts";
import { newToken, newTokenId, tokenDigest } from "./token.ts";

export interface LoginsOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  /** Null while nothing could be read yet. */
  readonly administrators: () => Administrators | null;
}

export interface Opened {
  readonly kind: "opened";
  readonly token: string;
  readonly login: Login;
}

/** Changes that belong into one batch with others, and what to do once that is on disk. */
export interface Prepared {
  readonly changes: readonly Change[];
  apply(): void;
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

  /** For who has just shown the password that goes with this hash. STORE_UNWRITABLE. */
  async open(name: string, passwordHash: string, remembered: boolean): Promise<Opened> {
    const opening = this.#opening(name, passwordHash, remembered);
    const text = remembered ? `${name} (30 jours)` : name;
    const crowd = crowdedOut(this.#table.rows, name).map((row): [string, null] => [row, null]);
    await this.#table.write(new Map([...crowd, [opening.row, opening.login]]), [this.#line(name, "login.open", text)]);
    return opening.answer;
  }

  /** The same as part of a batch. */
  prepareOpen(name: string, passwordHash: string): Prepared & { readonly answer: Opened } {
    const { row, login, answer } = this.#opening(name, passwordHash, false);
    return { changes: [this.#table.change(row, login)], apply: () => this.#table.apply(row, login), answer };
  }

  /** Another password for somebody: all his logins end but the one of `keep`, which goes on. */
  prepareNewPassword(name: string, passwordHash: string, keep: string | undefined): Prepared {
    const kept = keep === undefined ? undefined : tokenDigest(keep);
    const own = [...this.#table.rows].filter(([, login]) => login.name === name);
    const after = own.map(([row, login]): [string, KeptLogin | null] => {
      const goesOn = row === kept && this.#isAlive(login);
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
    if (login === undefined || !this.#isAlive(login)) return null;
    const next = prolonged(login, this.#options.clock.now());
    if (next !== login) void this.#behind(new Map([[row, next]]), [], "a login could not be prolonged on disk");
    return shown(next);
  }

  /** Ends it at once; a disk that takes nothing is told of it later. Never rejects. */
  async end(token: string): Promise<void> {
    const row = tokenDigest(token);
    const login = this.#table.rows.get(row);
    if (login === undefined) return;
    const line = this.#line(login.name, "login.close", login.name);
    await this.#behind(new Map([[row, null]]), [line], "the end of a login is not on disk yet");
  }

  /** Forgets what has run out, and the logins of who is no administrator any more: undo does not bring them back. */
  sweep(): void {
    if (this.#options.administrators() === null) return;
    const dead = [...this.#table.rows].filter(([, login]) => !this.#isAlive(login));
    if (dead.length === 0) return;
    const changes = new Map(dead.map(([row]): [string, null] => [row, null]));
    void this.#behind(changes, [], "logins that ended are still on disk");
  }

  #opening(name: string, passwordHash: string, remembered: boolean) {
    const token = newToken();
    const login = newLogin({ id: newTokenId(), name, passwordHash, remembered }, this.#options.clock.now());
    const answer: Opened = { kind: "opened", token, login: shown(login) };
    return { row: tokenDigest(token), login, answer };
  }

  #isAlive(login: KeptLogin): boolean {
    const administrators = this.#options.administrators();
    return administrators !== null && isAlive(login, administrators, this.#options.clock.now());
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
