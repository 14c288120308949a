import type { Problem } from "../../contracts/api/problem.ts";
import type { Access } from "../../contracts/api/route.ts";
import type { Login } from "../../contracts/login.ts";
import type { ProgramToken } from "../../contracts/program-token.ts";
import { BoxError } from "../../kit/box-error.ts";
import type { Clock } from "../../kit/clock.ts";
import { foreignOrigin, notSignedIn } from "../api/problems.ts";
import { type Asked, fieldOf } from "../server/exchange.ts";
import type { Services } from "../services.ts";
import { Checked } from "./checked.ts";
import { bearerToken, loginCookie } from "./cookie.ts";
import type { Guest } from "./guest.ts";
import { isSameSite } from "./same-site.ts";
import { tooMuchFor } from "./too-much-for.ts";

export type Admitted =
  | { readonly kind: "welcome"; readonly guest: Guest | null }
  | { readonly kind: "refused"; readonly problem: Problem };

const isAway = (error: unknown): boolean => error instanceof BoxError && error.code === "SERVICE_AWAY";

/** Who comes in, and how far. */
export class Door {
  readonly #logins: Checked<Login>;
  readonly #programs: Checked<ProgramToken>;

  constructor({ store }: Pick<Services, "store">, clock: Clock) {
    const login = async (token: string) => (await store.ask("login.check", { token })).login;
    const program = async (token: string) => (await store.ask("token.check", { token })).token;
    this.#logins = new Checked(login, isAway, clock);
    this.#programs = new Checked(program, isAway, clock);
  }

  /** `writes`: what is asked changes something, or opens a WebSocket. Open routes have no guest. */
  async admit(asked: Asked, access: Access, writes: boolean): Promise<Admitted> {
    const program = bearerToken(fieldOf(asked, "authorization"));
    const cookie = program === undefined ? loginCookie(fieldOf(asked, "cookie")) : undefined;
    if (!isSameSite(asked, writes && cookie !== undefined)) return refuse(foreignOrigin());
    if (access === "open") return { kind: "welcome", guest: null };
    const guest = program === undefined ? await this.#person(cookie) : await this.#program(program);
    if (guest === null) return refuse(notSignedIn());
    const why = tooMuchFor(guest, access);
    return why === undefined ? { kind: "welcome", guest } : refuse(why);
  }

  /** Whether he would still be let in. */
  async stillHolds({ kind, token }: Guest): Promise<boolean> {
    const found = kind === "person" ? await this.#logins.check(token) : await this.#programs.check(token);
    return found !== null;
  }

  /** From now on store is asked again before these come in. */
  forgetLogins(which: (login: Login) => boolean): void {
    this.#logins.forget(which);
  }

  forgetProgram(id: string): void {
    this.#programs.forget((program) => program.id === id);
  }

  async #person(token: string | undefined): Promise<Guest | null> {
    const login = token === undefined ? null : await this.#logins.check(token);
    return login === null || token === undefined ? null : { kind: "person", token, login };
  }

  async #program(token: string): Promise<Guest | null> {
    const program = await this.#programs.check(token);
    return program === null ? null : { kind: "program", token, program };
  }
}

const refuse = (problem: Problem): Admitted => ({ kind: "refused", problem });
