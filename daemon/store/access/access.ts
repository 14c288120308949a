import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { Configuration } from "../config/configuration.ts";
import type { Journal } from "../ledger/journal.ts";
import type { Database } from "../level/database.ts";
import type { ScryptLanes } from "../secrets/scrypt-lanes.ts";
import { Administrators } from "./administrators.ts";
import { Logins } from "./logins.ts";
import { PersonDoor } from "./person-door.ts";
import { ProgramTokens } from "./program-tokens.ts";
import { RefusedAttempts } from "./refused-attempts.ts";
import { SecondFactors } from "./second-factors.ts";
import { SetUp } from "./set-up.ts";

export interface AccessOptions {
  readonly configuration: Configuration;
  readonly journal: Journal;
  readonly scrypt: ScryptLanes;
  readonly clock: Clock;
  readonly log: Log;
}

/** Who may come in from outside; the wiring of this room. */
export class Access {
  readonly logins: Logins;
  readonly tokens: ProgramTokens;
  readonly setUp: SetUp;
  readonly door: PersonDoor;
  readonly administrators: Administrators;
  readonly factors: SecondFactors;
  readonly #attempts: RefusedAttempts;

  constructor({ configuration, journal, scrypt, clock, log }: AccessOptions) {
    const known = () => {
      const state = configuration.current;
      return state === null ? null : { document: state.saved.document, secrets: state.secrets };
    };
    this.#attempts = new RefusedAttempts(journal, clock, log);
    this.logins = new Logins({ journal, clock, log, known });
    this.tokens = new ProgramTokens(journal, clock);
    const shared = { configuration, logins: this.logins, attempts: this.#attempts, scrypt, clock };
    this.factors = new SecondFactors(shared);
    this.administrators = new Administrators(shared);
    this.door = new PersonDoor({ ...shared, factors: this.factors });
    this.setUp = new SetUp({ ...shared, journal, log });
  }

  /** Call it after each opening of the database. */
  async load(database: Database): Promise<void> {
    await this.logins.load(database);
    await this.tokens.load(database);
    await this.setUp.load(database);
  }

  start(): void {
    this.logins.start();
  }

  /** The configuration or a password changed, or the database is there: what is worth nothing any more goes. */
  async settle(): Promise<void> {
    this.logins.sweep();
    await this.setUp.settle();
  }

  async close(): Promise<void> {
    this.logins.close();
    await this.#attempts.flush();
  }
}
