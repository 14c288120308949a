import { withAdministratorPassword } from "../../model/config/secrets.ts";
import type { Configuration } from "../config/configuration.ts";
import type { ScryptLanes } from "../secrets/scrypt-lanes.ts";
import { noSuchAdministrator, type PasswordRefusal, tooShort } from "./answers.ts";
import { administratorHash } from "./login-life.ts";
import type { Logins, Opened } from "./logins.ts";
import type { RefusedAttempts } from "./refused-attempts.ts";

export interface AdministratorsOptions {
  readonly configuration: Configuration;
  readonly logins: Logins;
  readonly attempts: RefusedAttempts;
  readonly scrypt: ScryptLanes;
}

export interface PasswordChange {
  readonly name: string;
  readonly password: string;
  readonly author: string;
  /** The login that goes on; all others of that person end. */
  readonly keep?: string;
}

/** Who may configure, by password. */
export class AdministratorDoor {
  readonly #options: AdministratorsOptions;

  constructor(options: AdministratorsOptions) {
    this.#options = options;
  }

  /** STORE_UNWRITABLE. */
  async setPassword({ name, password, author, keep }: PasswordChange): Promise<{ kind: "set" } | PasswordRefusal> {
    const { configuration, logins, scrypt } = this.#options;
    const exists = () => configuration.state.saved.document.administrators.some((one) => one.name === name);
    if (!exists()) return noSuchAdministrator(name);
    const refusal = tooShort(password);
    if (refusal !== null) return refusal;
    const hash = await scrypt.hash(password);
    const after = logins.prepareNewPassword(name, hash, keep);
    await configuration.changeSecrets({
      author,
      action: "administrator.password",
      text: name,
      change: (before) => withAdministratorPassword(before, name, hash),
      alongside: after.changes,
      apply: () => after.apply(),
    });
    return { kind: "set" };
  }

  /** The hash that the password fits; null when it fits none. STORE_BUSY. */
  async verify(name: string, password: string): Promise<string | null> {
    const { configuration, scrypt, attempts } = this.#options;
    const { saved, secrets } = configuration.state;
    const exists = saved.document.administrators.some((one) => one.name === name);
    const hash = administratorHash(name, { document: saved.document, secrets });
    const fits = await scrypt.verify(password, hash);
    if (fits) return hash;
    attempts.count(exists ? { kind: "person", name } : { kind: "stranger" });
    return null;
  }

  /** Null: wrong. STORE_BUSY, STORE_UNWRITABLE. */
  async signIn(name: string, password: string, remember: boolean): Promise<Opened | null> {
    const hash = await this.verify(name, password);
    return hash === null ? null : this.#options.logins.open(name, hash, remember);
  }
}
