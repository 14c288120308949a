import type { Clock } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { Configuration } from "../config/configuration.ts";
import type { Journal } from "../ledger/journal.ts";
import type { Database } from "../level/database.ts";
import type { ScryptLanes } from "../secrets/scrypt-lanes.ts";
import { AdministratorDoor } from "./administrator-door.ts";
import { Logins } from "./logins.ts";
import { ProgramTokens } from "./program-tokens.ts";
import { RefusedAttempts } from "./refused-attempts.ts";
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
  readonly door: AdministratorDoor;
  readonly #attempts: RefusedAttempts;

  constructor({ configuration, journal, scrypt, clock, log }: AccessOptions) {
    const administrators = () => {
      const state = configuration.current;
      return state === null ? null : { document: state.saved.document, secrets: state.secrets };
    };
    this.#attempts = new RefusedAttempts(journal, clock, log);
    this.logins = new Logins({ journal, clock, log, administrators });
    this.tokens = new ProgramTokens(journal, clock);
    const shared = { configuration, logins: this.logins, attempts: this.#attempts, scrypt };
    this.door = new AdministratorDoor(shared);
    this.setUp = new SetUp({ ...shared, journal, clock, log });
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
