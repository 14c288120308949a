import type { storeContract } from "../../contracts/store.ts";
import type { Handlers } from "../../kit/rpc.ts";
import { unwritableAnswer } from "../config/answers.ts";
import type { Access } from "./access.ts";

/** What contracts/store-access.ts promises, and the passwords of administrators. */
export function accessRequests(access: Access): Handlers<typeof storeContract> {
  return { ...doorRequests(access), ...administratorRequests(access), ...tokenRequests(access) };
}

function doorRequests({ door, logins, setUp }: Access): Handlers<typeof storeContract> {
  return {
    "admin.setPassword": ({ name, password, author }) =>
      door.setPassword(name, password, author).catch(unwritableAnswer),
    "setup.state": () => ({ needed: setUp.needed }),
    "setup.code": async () => ({ code: await setUp.code() }),
    "setup.claim": ({ code, password, origin = null }) => setUp.claim(code, password, origin).catch(unwritableAnswer),
    "login.open": ({ name, password, remember, origin = null }) =>
      door.signIn(name, password, remember, origin).catch(unwritableAnswer),
    "login.second": ({ ticket, code }) => door.second(ticket, code).catch(unwritableAnswer),
    "login.check": ({ token }) => ({ login: logins.check(token) }),
    "login.close": async ({ token }) => {
      await logins.end(token);
      return {};
    },
    "login.list": ({ name }) => ({ items: [...logins.list(name)] }),
    "login.end": async ({ id, name, author }) => ({ known: await logins.endById(id, name, author) }),
    "login.endOthers": async ({ token }) => ({ ended: await logins.endOthers(token) }),
    "password.verify": async ({ name, password }) => ({ ok: await door.verify(name, password) }),
    "password.change": ({ token, password }) => door.changePassword(token, password).catch(unwritableAnswer),
  };
}

function administratorRequests({ administrators, factors }: Access): Handlers<typeof storeContract> {
  return {
    "administrators.list": () => ({ items: [...administrators.list()] }),
    "administrators.add": ({ name, role, author }) => administrators.add(name, role, author).catch(unwritableAnswer),
    "administrators.setRole": ({ name, role, author }) =>
      administrators.setRole(name, role, author).catch(unwritableAnswer),
    "administrators.remove": ({ name, author }) => administrators.remove(name, author).catch(unwritableAnswer),
    "administrators.resetPassword": ({ name, author }) =>
      administrators.resetPassword(name, author).catch(unwritableAnswer),
    "administrators.dropSecondFactor": ({ name, author }) =>
      factors
        .drop(name, author)
        .then((had) => ({ kind: had ? "done" : "unknown" }) as const)
        .catch(unwritableAnswer),
    "secondFactor.state": ({ name }) => factors.state(name),
    "secondFactor.begin": ({ name }) => ({ secret: factors.begin(name) }),
    "secondFactor.confirm": ({ name, code }) =>
      factors
        .confirm(name, code)
        .then((codes) => (codes === null ? wrong : { kind: "on" as const, recoveryCodes: [...codes] }))
        .catch(unwritableAnswer),
    "secondFactor.renewCodes": ({ name }) =>
      factors
        .renewCodes(name)
        .then((codes) => (codes === null ? off : { kind: "renewed" as const, recoveryCodes: [...codes] }))
        .catch(unwritableAnswer),
  };
}

const wrong = { kind: "wrong" } as const;
const off = { kind: "off" } as const;

function tokenRequests({ tokens }: Access): Handlers<typeof storeContract> {
  return {
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
