import type { Origin } from "../../contracts/login.ts";
import type { Clock } from "../../kit/clock.ts";
import { ADMINISTRATOR_NAME } from "../../model/config/administrators.ts";
import { withPersonPassword } from "../../model/config/people.ts";
import { type Secrets, withAdministrator } from "../../model/config/secrets.ts";
import type { Configuration } from "../config/configuration.ts";
import type { ScryptLanes } from "../secrets/scrypt-lanes.ts";
import { noSuchAdministrator, type PasswordRefusal, tooShort } from "./answers.ts";
import { HalfOpen } from "./half-open.ts";
import type { Logins, Opened } from "./logins.ts";
import { type AtDoor, atDoor } from "./person-at-door.ts";
import type { RefusedAttempts } from "./refused-attempts.ts";
import type { SecondFactors } from "./second-factors.ts";

export interface PersonDoorOptions {
  readonly configuration: Configuration;
  readonly logins: Logins;
  readonly attempts: RefusedAttempts;
  readonly factors: SecondFactors;
  readonly scrypt: ScryptLanes;
  readonly clock: Clock;
}

type First = Opened | { readonly kind: "wrong" } | { readonly kind: "second-factor"; readonly ticket: string };
type Second = Opened | { readonly kind: "wrong" | "expired" } | { readonly kind: "wait"; readonly seconds: number };
type Change = { readonly kind: "set" | "gone" } | PasswordRefusal;

/** Administrators and users at the door, by password and, where there is one, a second factor. */
export class PersonDoor {
  readonly #options: PersonDoorOptions;
  readonly #halfOpen: HalfOpen;

  constructor(options: PersonDoorOptions) {
    this.#options = options;
    this.#halfOpen = new HalfOpen(options.clock);
  }

  /** STORE_BUSY, STORE_UNWRITABLE. */
  async signIn(name: string, password: string, remember: boolean, origin: Origin | null): Promise<First> {
    const person = await this.#verified(name, password, origin);
    const passwordHash = person?.passwordHash ?? null;
    if (person === null || passwordHash === null) return { kind: "wrong" };
    const entrance = { person, passwordHash, remember, origin };
    const owes = person.kind === "administrator" && person.kept.totp !== undefined;
    if (owes) return { kind: "second-factor", ticket: this.#halfOpen.add(entrance) };
    return this.#options.logins.open(entrance);
  }

  /** STORE_UNWRITABLE. */
  async second(ticket: string, code: string): Promise<Second> {
    const { factors, attempts } = this.#options;
    const entrance = this.#halfOpen.begin(ticket);
    if (entrance === null) return { kind: "expired" };
    let isWrong = false;
    try {
      const answer = await factors.enter(entrance, code);
      isWrong = answer.kind === "wrong";
      if (answer.kind === "opened" || answer.kind === "expired") this.#halfOpen.end(ticket);
      if (isWrong) attempts.count({ kind: "code", name: entrance.person.name }, entrance.origin);
      return answer;
    } finally {
      if (!isWrong) this.#halfOpen.takeBack(ticket);
    }
  }

  /** STORE_BUSY. */
  async verify(name: string, password: string): Promise<boolean> {
    return (await this.#verified(name, password, null)) !== null;
  }

  /** Of whoever this login is; his others end. STORE_UNWRITABLE. */
  async changePassword(token: string, password: string): Promise<Change> {
    const { configuration, logins, scrypt } = this.#options;
    const name = logins.check(token)?.name;
    if (name === undefined) return { kind: "gone" };
    const refusal = tooShort(password);
    if (refusal !== null) return refusal;
    const hash = await scrypt.hash(password);
    const after = logins.prepareNewPassword(name, hash, token);
    const document = () => configuration.state.saved.document;
    const changed = await configuration.changeSecrets({
      author: name,
      action: "person.password",
      text: name,
      change: (before) => {
        // Whoever lost his access meanwhile does not get it back in this way.
        const person = logins.check(token) === null ? null : atDoor(name, { document: document(), secrets: before });
        return person === null ? null : withPassword(before, person, hash);
      },
      alongside: after.changes,
      apply: () => after.apply(),
    });
    return { kind: changed ? "set" : "gone" };
  }

  /**
   * For whoever stands at the box: sets an administrator's password; the first administrator is made by it. His logins
   * end. STORE_UNWRITABLE.
   */
  async setPassword(name: string, password: string, author: string): Promise<{ kind: "set" } | PasswordRefusal> {
    const { configuration, logins, scrypt, clock } = this.#options;
    const { administrators } = configuration.state.secrets;
    const isFirst = Object.keys(administrators).length === 0 && new RegExp(ADMINISTRATOR_NAME).test(name);
    if (!isFirst && !Object.hasOwn(administrators, name)) return noSuchAdministrator(name);
    const refusal = tooShort(password);
    if (refusal !== null) return refusal;
    const passwordHash = await scrypt.hash(password);
    const after = logins.prepareNewPassword(name, passwordHash, undefined);
    const changed = await configuration.changeSecrets({
      author,
      action: "administrator.password",
      text: name,
      change: (before) => {
        if (isFirst && Object.keys(before.administrators).length === 0) {
          return withAdministrator(before, name, { passwordHash, role: "all", since: clock.now() });
        }
        const person = atDoor(name, { document: configuration.state.saved.document, secrets: before });
        return person?.kind === "administrator" ? withPassword(before, person, passwordHash) : null;
      },
      alongside: after.changes,
      apply: () => after.apply(),
    });
    return changed ? { kind: "set" } : noSuchAdministrator(name);
  }

  /** The same work for a name that does not exist, and for one without a password. */
  async #verified(name: string, password: string, origin: Origin | null): Promise<AtDoor | null> {
    const { configuration, scrypt, attempts } = this.#options;
    const { saved, secrets } = configuration.state;
    const person = atDoor(name, { document: saved.document, secrets });
    if (await scrypt.verify(password, person?.passwordHash ?? null)) return person;
    attempts.count(person === null ? { kind: "stranger" } : { kind: "person", name: person.name }, origin);
    return null;
  }
}

/** Chosen by himself, or at the box: it is no temporary one. */
function withPassword(before: Secrets, person: AtDoor, passwordHash: string): Secrets | null {
  if (person.kind === "user") return withPersonPassword(before, person.person, passwordHash);
  const { isTemporary: _, ...kept } = person.kept;
  return withAdministrator(before, person.name, { ...kept, passwordHash });
}
