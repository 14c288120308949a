import type { Administrator } from "../../contracts/store-access.ts";
import type { Clock } from "../../kit/clock.ts";
import { type AdministratorRole, type KeptAdministrator, roleOf } from "../../model/config/administrators.ts";
import { type Secrets, withAdministrator } from "../../model/config/secrets.ts";
import type { Configuration } from "../config/configuration.ts";
import type { ScryptLanes } from "../secrets/scrypt-lanes.ts";
import { administratorTaken, lastOfAll, type PasswordRefusal, tooManyAdministrators } from "./answers.ts";
import type { Logins } from "./logins.ts";
import { newOneTimeCode } from "./one-time-code.ts";
import { RIGHTS_IN_FRENCH } from "./rights-in-french.ts";

interface Options {
  readonly configuration: Configuration;
  readonly logins: Logins;
  readonly scrypt: ScryptLanes;
  readonly clock: Clock;
}

type Given = { readonly kind: "given"; readonly password: string };
type Done = { readonly kind: "done" | "unknown" } | PasswordRefusal;
/** What becomes of one; null: he is taken out. */
type Next = (kept: KeptAdministrator) => KeptAdministrator | null;

const MOST = 50;

/** Who administers the box, and how far. All methods: STORE_UNWRITABLE. */
export class Administrators {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  list(): readonly Administrator[] {
    const { administrators } = this.#options.configuration.state.secrets;
    return Object.entries(administrators)
      .map(([name, kept]) => ({
        name,
        role: roleOf(kept),
        since: kept.since ?? null,
        isTemporary: kept.isTemporary === true,
        hasSecondFactor: kept.totp !== undefined,
      }))
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  async add(name: string, role: AdministratorRole, author: string): Promise<Given | PasswordRefusal> {
    const { configuration, scrypt, clock } = this.#options;
    const password = newOneTimeCode();
    const passwordHash = await scrypt.hash(password);
    let refusal: PasswordRefusal | null = null;
    await configuration.changeSecrets({
      ...{
        author,
        action: "administrator.add",
        text: `${name} (${RIGHTS_IN_FRENCH[role]})`,
        alongside: [],
        apply: () => undefined,
      },
      change: (before) => {
        refusal = notAddable(before, name);
        const kept = { passwordHash, role, since: clock.now(), isTemporary: true };
        return refusal === null ? withAdministrator(before, name, kept) : null;
      },
    });
    return refusal ?? { kind: "given", password };
  }

  /** The last one with all rights keeps them. */
  setRole(name: string, role: AdministratorRole, author: string): Promise<Done> {
    return this.#change(name, author, "administrator.role", `${name} (${RIGHTS_IN_FRENCH[role]})`, (kept) => ({
      ...kept,
      role,
    }));
  }

  remove(name: string, author: string): Promise<Done> {
    return this.#change(name, author, "administrator.remove", name, () => null);
  }

  async resetPassword(name: string, author: string): Promise<Given | { readonly kind: "unknown" }> {
    const password = newOneTimeCode();
    const passwordHash = await this.#options.scrypt.hash(password);
    const next: Next = (kept) => ({ ...kept, passwordHash, isTemporary: true });
    const done = await this.#change(name, author, "administrator.reset", name, next, passwordHash);
    return done.kind === "done" ? { kind: "given", password } : { kind: "unknown" };
  }

  /** `passwordHash`: of another password, with which his logins end. */
  async #change(
    name: string,
    author: string,
    action: string,
    text: string,
    next: Next,
    passwordHash?: string,
  ): Promise<Done> {
    const { configuration, logins } = this.#options;
    const after = passwordHash === undefined ? null : logins.prepareNewPassword(name, passwordHash, undefined);
    let why: Done = { kind: "unknown" };
    const changed = await configuration.changeSecrets({
      ...{ author, action, text, alongside: after?.changes ?? [], apply: () => after?.apply() },
      change: (before) => {
        const kept = Object.hasOwn(before.administrators, name) ? before.administrators[name] : undefined;
        if (kept === undefined) return null;
        const secrets = withAdministrator(before, name, next(kept));
        if (hasOneForAll(secrets)) return secrets;
        why = lastOfAll;
        return null;
      },
    });
    return changed ? { kind: "done" } : why;
  }
}

const hasOneForAll = ({ administrators }: Secrets): boolean =>
  Object.values(administrators).some((kept) => roleOf(kept) === "all");

function notAddable({ administrators }: Secrets, name: string): PasswordRefusal | null {
  const names = Object.keys(administrators);
  if (names.length >= MOST) return tooManyAdministrators(MOST);
  // People read names, not bytes: two that differ by capitals alone would be taken for one.
  return names.some((one) => one.toLowerCase() === name.toLowerCase()) ? administratorTaken(name) : null;
}
