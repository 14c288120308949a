import type { storeContract } from "../../contracts/store.ts";
import type { Handlers } from "../../kit/rpc.ts";
import { unwritableAnswer } from "../config/answers.ts";
import type { Access } from "./access.ts";

/** What contracts/store-access.ts promises, and the passwords of administrators. */
export function accessRequests({ door, logins, tokens, setUp }: Access): Handlers<typeof storeContract> {
  return {
    "admin.setPassword": (request) => door.setPassword(request).catch(unwritableAnswer),
    "admin.verify": async ({ name, password }) => ({ ok: (await door.verify(name, password)) !== null }),
    "setup.state": () => ({ needed: setUp.needed }),
    "setup.code": async () => ({ code: await setUp.code() }),
    "setup.claim": ({ code, password }) => setUp.claim(code, password).catch(unwritableAnswer),
    "login.open": ({ name, password, remember }) =>
      door
        .signIn(name, password, remember)
        .then((opened) => opened ?? ({ kind: "wrong" } as const))
        .catch(unwritableAnswer),
    "login.check": ({ token }) => ({ login: logins.check(token) }),
    "login.close": async ({ token }) => {
      await logins.end(token);
      return {};
    },
    "token.create": (request) => tokens.create(request).catch(unwritableAnswer),
    "token.list": () => ({ items: [...tokens.list()] }),
    "token.revoke": ({ id, author }) =>
      tokens
        .revoke(id, author)
        .then((known) => ({ kind: "revoked", known }) as const)
        .catch(unwritableAnswer),
    "token.check": ({ token }) => ({ token: tokens.check(token) }),
  };
}
