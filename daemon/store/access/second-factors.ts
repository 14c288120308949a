import type { SecondFactor } from "../../contracts/store-access.ts";
import type { Clock } from "../../kit/clock.ts";
import type { KeptAdministrator } from "../../model/config/administrators.ts";
import { type Secrets, withAdministrator } from "../../model/config/secrets.ts";
import type { Configuration } from "../config/configuration.ts";
import { CodeTries } from "./code-tries.ts";
import type { Entrance, Logins, Opened } from "./logins.ts";
import { newRecoveryCodes, recoveryDigest } from "./recovery-codes.ts";
import { isTotpCode, newTotpSecret, stepOf } from "./totp.ts";

interface Options {
  readonly configuration: Configuration;
  readonly logins: Logins;
  readonly clock: Clock;
}

type Entered = Opened | { readonly kind: "wrong" | "expired" } | { readonly kind: "wait"; readonly seconds: number };

/** Codes by time of administrators, and the recovery codes for when the telephone is lost. */
export class SecondFactors {
  readonly #options: Options;
  readonly #tries = new CodeTries();
  /** Secrets that were shown and not confirmed yet, by name. */
  readonly #begun = new Map<string, string>();

  constructor(options: Options) {
    this.#options = options;
  }

  state(name: string): SecondFactor {
    const kept = this.#kept(name);
    return { totp: kept?.totp !== undefined, recoveryCodes: kept?.recoveryCodes?.length ?? 0 };
  }

  begin(name: string): string {
    const secret = newTotpSecret();
    this.#begun.set(name, secret);
    return secret;
  }

  /** Null: the code is not that of the secret that was begun with. STORE_UNWRITABLE. */
  async confirm(name: string, code: string): Promise<readonly string[] | null> {
    const secret = this.#begun.get(name);
    const usedStep = secret === undefined ? null : stepOf(secret, code, this.#options.clock.now());
    if (secret === undefined || usedStep === null) return null;
    const codes = newRecoveryCodes();
    const totp = { secret, usedStep };
    const recoveryCodes = codes.map(recoveryDigest);
    const changed = await this.#change(name, name, "second-factor.on", (kept) => ({ ...kept, totp, recoveryCodes }));
    if (changed) this.#begun.delete(name);
    return changed ? codes : null;
  }

  /** Null: he has no second factor. STORE_UNWRITABLE. */
  async renewCodes(name: string): Promise<readonly string[] | null> {
    const codes = newRecoveryCodes();
    const recoveryCodes = codes.map(recoveryDigest);
    const changed = await this.#change(name, name, "second-factor.codes", (kept) =>
      kept.totp === undefined ? null : { ...kept, recoveryCodes },
    );
    return changed ? codes : null;
  }

  /** False: he had none. STORE_UNWRITABLE. */
  drop(name: string, author: string): Promise<boolean> {
    return this.#change(name, author, "second-factor.off", ({ totp, recoveryCodes: _, ...kept }) =>
      totp === undefined ? null : kept,
    );
  }

  /** Opens the login for a code that is good, and uses the code up, both or neither. STORE_UNWRITABLE. */
  async enter(entrance: Entrance, code: string): Promise<Entered> {
    if (!isTotpCode(code)) return this.#judged(entrance, code);
    const { name } = entrance.person;
    const now = this.#options.clock.monotonic();
    const seconds = this.#tries.begin(name, now);
    if (seconds > 0) return { kind: "wait", seconds };
    let isWrong = false;
    try {
      const answer = await this.#judged(entrance, code);
      isWrong = answer.kind === "wrong";
      return answer;
    } finally {
      if (!isWrong) this.#tries.takeBack(name, now);
    }
  }

  async #judged(entrance: Entrance, code: string): Promise<Entered> {
    const { configuration, logins } = this.#options;
    if (this.#kept(entrance.person.name)?.passwordHash !== entrance.passwordHash) return { kind: "expired" };
    const { answer, line, changes, apply } = logins.prepareOpen(entrance);
    const { author, action, text } = line;
    const isIn = await configuration.changeSecrets({
      ...{ author, action, text },
      ...(line.address === undefined ? {} : { address: line.address }),
      change: (before) => this.#usedUp(before, entrance, code),
      alongside: changes,
      apply,
    });
    return isIn ? answer : { kind: "wrong" };
  }

  /** Null: the code is not good, or was used before. */
  #usedUp(before: Secrets, { person: { name }, passwordHash }: Entrance, code: string): Secrets | null {
    const kept = Object.hasOwn(before.administrators, name) ? before.administrators[name] : undefined;
    if (kept?.totp === undefined || kept.passwordHash !== passwordHash) return null;
    const step = stepOf(kept.totp.secret, code, this.#options.clock.now());
    if (step !== null && step > kept.totp.usedStep) {
      return withAdministrator(before, name, { ...kept, totp: { ...kept.totp, usedStep: step } });
    }
    const { recoveryCodes = [] } = kept;
    const left = recoveryCodes.filter((one) => one !== recoveryDigest(code));
    return left.length === recoveryCodes.length
      ? null
      : withAdministrator(before, name, { ...kept, recoveryCodes: left });
  }

  #kept(name: string): KeptAdministrator | undefined {
    const { administrators } = this.#options.configuration.state.secrets;
    return Object.hasOwn(administrators, name) ? administrators[name] : undefined;
  }

  #change(
    name: string,
    author: string,
    action: string,
    change: (kept: KeptAdministrator) => KeptAdministrator | null,
  ): Promise<boolean> {
    return this.#options.configuration.changeSecrets({
      ...{ author, action, text: name, alongside: [], apply: () => undefined },
      change: (before) => {
        const kept = Object.hasOwn(before.administrators, name) ? before.administrators[name] : undefined;
        const next = kept === undefined ? null : change(kept);
        return next === null ? null : withAdministrator(before, name, next);
      },
    });
  }
}
