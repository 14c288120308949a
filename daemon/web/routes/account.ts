import type { BodyOf } from "../../contracts/api/route.ts";
import type { RouteTable } from "../../contracts/api/routes.ts";
import type { Login } from "../../contracts/store-access.ts";
import { words } from "../../model/config/field.ts";
import { dropLoginCookie, setLoginCookie } from "../access/cookie.ts";
import type { Door } from "../access/door.ts";
import { problem, refused, refusedBecause, unwritable } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Reply, refuse, type Some } from "./call.ts";
import { type Limited, limited, type Outcome } from "./limited.ts";

type Mine = "setup.state" | "setup.claim" | "login" | "logout" | "account" | "account.password";

/** What the routes of access need besides the services. */
export interface AccountParts extends Limited {
  readonly services: Services;
  readonly door: Door;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Somebody has lost his access: his WebSockets must go. */
  readonly accessEnded: () => void;
}

/** In the place of an account: the set-up code is guessed at like a password. No account may be called so. */
const SET_UP = " set-up";

export const accountRoutes = (parts: AccountParts): Some<Mine> => {
  const { services, door, accessEnded } = parts;
  const { store } = services;
  return {
    "setup.state": async () => ({ status: 200, body: await store.ask("setup.state", {}) }),

    "setup.claim": ({ body, address }) => limited(parts, address, SET_UP, () => claim(parts, body)),

    login: ({ body, address }) => limited(parts, address, body.name, () => signIn(parts, body)),

    logout: async ({ guest }) => {
      await store.ask("login.close", { token: guest.token });
      door.forgetLogins(({ id }) => id === guest.login.id);
      accessEnded();
      return { status: 200, body: {}, fields: [["Set-Cookie", dropLoginCookie()]] };
    },

    account: ({ guest }) => ({ status: 200, body: accountOf(guest.login) }),

    "account.password": ({ body, guest, address }) =>
      limited(parts, address, guest.login.name, () => changePassword(parts, guest, body)),
  };
};

type Claimed = Outcome<Reply<RouteTable["setup.claim"]>>;

async function claim({ services, now }: AccountParts, body: BodyOf<RouteTable["setup.claim"]>): Promise<Claimed> {
  const answer = await services.store.ask("setup.claim", body);
  switch (answer.kind) {
    case "unwritable":
      return { kind: "undone", reply: refuse(unwritable(answer)) };
    case "refused":
      return { kind: "wrong", reply: refuse(refusedBecause(answer)) };
    case "opened":
      return { kind: "right", reply: signedIn(answer.login, answer.token, now()) };
  }
}

type SignedIn = Outcome<Reply<RouteTable["login"]>>;

async function signIn({ services, now }: AccountParts, body: BodyOf<RouteTable["login"]>): Promise<SignedIn> {
  const answer = await services.store.ask("login.open", body);
  switch (answer.kind) {
    case "unwritable":
      return { kind: "undone", reply: refuse(unwritable(answer)) };
    case "wrong":
      return { kind: "wrong", reply: refuse(wrongPassword) };
    case "opened":
      return { kind: "right", reply: signedIn(answer.login, answer.token, now()) };
  }
}

type Changed = Outcome<Reply<RouteTable["account.password"]>>;

async function changePassword(
  { services: { store }, door, accessEnded }: AccountParts,
  { login, token }: { readonly login: Login; readonly token: string },
  { current, password }: BodyOf<RouteTable["account.password"]>,
): Promise<Changed> {
  const { name } = login;
  const { ok } = await store.ask("admin.verify", { name, password: current });
  if (!ok) return { kind: "wrong", reply: refuse(refused([wrongCurrent])) };
  const answer = await store.ask("admin.setPassword", { name, password, author: name, keep: token });
  switch (answer.kind) {
    case "unwritable":
      return { kind: "undone", reply: refuse(unwritable(answer)) };
    case "refused": {
      const { message, english } = answer;
      return { kind: "right", reply: refuse(refused([{ path: "/password", code: "password", message, english }])) };
    }
    case "set":
      door.forgetLogins((one) => one.name === name);
      accessEnded();
      return { kind: "right", reply: { status: 200, body: accountOf(login) } };
  }
}

const accountOf = ({ name, role, until }: Login) => ({ name, role, until });

function signedIn(login: Login, token: string, now: number) {
  const seconds = login.remembered ? Math.max(1, Math.floor((login.until - now) / 1000)) : null;
  const fields = [["Set-Cookie", setLoginCookie(token, seconds)]] as const;
  return { status: 200, body: accountOf(login), fields } as const;
}

/** The same for a name that does not exist. */
const wrongPassword = problem(
  401,
  "wrong-password",
  words("Identifiant ou mot de passe incorrect.", "Wrong name or password."),
);

const wrongCurrent = {
  path: "/current",
  code: "wrong-password",
  message: "Ce n'est pas le mot de passe actuel.",
  english: "This is not the present password.",
};
