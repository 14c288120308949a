import type { Origin } from "../../contracts/login.ts";
import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import { isRecord } from "../../model/config/json.ts";
import { withAdministrator } from "../../model/config/secrets.ts";
import type { Configuration } from "../config/configuration.ts";
import { keys } from "../keys.ts";
import type { Journal } from "../ledger/journal.ts";
import { type Database, del, put } from "../level/database.ts";
import type { ScryptLanes } from "../secrets/scrypt-lanes.ts";
import { Serial } from "../serial.ts";
import { codeRefused, type PasswordRefusal, setUpDone, tooShort } from "./answers.ts";
import type { Logins, Opened } from "./logins.ts";
import { isSameCode, newOneTimeCode } from "./one-time-code.ts";
import type { RefusedAttempts } from "./refused-attempts.ts";

export interface SetUpOptions {
  readonly configuration: Configuration;
  readonly journal: Journal;
  readonly logins: Logins;
  readonly attempts: RefusedAttempts;
  readonly scrypt: ScryptLanes;
  readonly clock: Clock;
  readonly log: Log;
}

/** As the guide has it [CNX-02]. */
const FIRST_ADMINISTRATOR = "admin";
/** After so many wrong ones another code takes the place of the one that is being guessed. */
const MOST_WRONG = 10;

/**
 * The first set-up: while no administrator has a password, whoever reads the one-time code at the box may set the first
 * one. The code stays what it is until it is used, also when the box is killed.
 */
export class SetUp {
  readonly #options: SetUpOptions;
  readonly #turns = new Serial();
  #code: string | null = null;
  #wrong = 0;

  constructor(options: SetUpOptions) {
    this.#options = options;
  }

  /** There is no administrator. */
  get needed(): boolean {
    return Object.keys(this.#options.configuration.state.secrets.administrators).length === 0;
  }

  /** Call it after each opening of the database. */
  async load(database: Database): Promise<void> {
    const kept = await database.get(keys.setUpCode);
    if (this.#code === null && isRecord(kept) && typeof kept.code === "string") this.#code = kept.code;
  }

  /** The code, made now when there is none yet; null when set-up is done. STORE_EMPTY. */
  code(): Promise<string | null> {
    return this.#turns.run(() => this.#currentCode());
  }

  /** Forgets a code that nobody needs any more. Never rejects. */
  async settle(): Promise<void> {
    if (this.#options.configuration.current === null) return;
    await this.code().catch((error: unknown) => this.#options.log.warn("the set-up code is not kept", { error }));
  }

  /** Takes the code in exchange for the first password. STORE_UNWRITABLE. */
  claim(typed: string, password: string, origin: Origin | null): Promise<Opened | PasswordRefusal> {
    return this.#turns.run(async () => {
      const code = await this.#currentCode();
      if (code === null) return setUpDone;
      if (!isSameCode(code, typed)) return this.#countWrong(origin);
      return tooShort(password) ?? this.#use(await this.#options.scrypt.hash(password), origin);
    });
  }

  async #use(passwordHash: string, origin: Origin | null): Promise<Opened | PasswordRefusal> {
    const { configuration, logins, clock } = this.#options;
    const name = FIRST_ADMINISTRATOR;
    const kept = { passwordHash, role: "all", since: clock.now() } as const;
    const person = { kind: "administrator", name, passwordHash, role: "all", kept } as const;
    const login = logins.prepareOpen({ person, passwordHash, remember: false, origin });
    const changed = await configuration.changeSecrets({
      author: name,
      action: "setup.claim",
      text: name,
      // Somebody may have set a password at the command line meanwhile: nobody may take that over with a code.
      change: (before) => (this.needed ? withAdministrator(before, name, kept) : null),
      alongside: [...login.changes, del(keys.setUpCode)],
      apply: () => login.apply(),
    });
    if (!changed) return setUpDone;
    this.#forget();
    return login.answer;
  }

  async #currentCode(): Promise<string | null> {
    const { needed } = this;
    if (needed && this.#code !== null) return this.#code;
    if (!needed && this.#code === null) return null;
    const { journal } = this.#options;
    if (!needed) {
      this.#forget();
      await journal.write([del(keys.setUpCode)], []);
      return null;
    }
    this.#code = newOneTimeCode();
    this.#wrong = 0;
    await this.#keep(this.#code);
    return this.#code;
  }

  async #countWrong(origin: Origin | null): Promise<PasswordRefusal> {
    this.#options.attempts.count({ kind: "setup" }, origin);
    this.#wrong += 1;
    if (this.#wrong < MOST_WRONG) return codeRefused;
    this.#options.log.warn("the set-up code was replaced after wrong ones", { wrong: this.#wrong });
    this.#code = null;
    await this.#currentCode();
    return codeRefused;
  }

  /** A disk that takes nothing does not hide the code: it is then good until the box stops. */
  async #keep(code: string): Promise<void> {
    const { journal, log } = this.#options;
    await journal
      .write([put(keys.setUpCode, { code })], [])
      .catch((error: unknown) => log.warn("the set-up code is not on disk yet", { error }));
  }

  #forget(): void {
    this.#code = null;
    this.#wrong = 0;
  }
}
