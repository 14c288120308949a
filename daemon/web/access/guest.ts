import type { Login } from "../../contracts/login.ts";
import type { ProgramToken } from "../../contracts/program-token.ts";
import { TOKEN_AUTHOR } from "../../model/author-words.ts";

/** Who asks, and the secret by which he was let in. */
export type Guest =
  | { readonly kind: "person"; readonly token: string; readonly login: Login }
  | { readonly kind: "program"; readonly token: string; readonly program: ProgramToken };

/** The name under which his changes are kept. */
export const authorOf = (guest: Guest): string =>
  guest.kind === "person" ? guest.login.name : `${TOKEN_AUTHOR}${guest.program.name}`.slice(0, 64);
