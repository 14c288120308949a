import type { BodyOf } from "../../contracts/api/route.ts";
import type { RouteTable } from "../../contracts/api/routes.ts";
import type { Login } from "../../contracts/login.ts";
import type { storeContract } from "../../contracts/store.ts";
import type { AnswerOf } from "../../kit/rpc.ts";
import { words } from "../../model/config/field.ts";
import { dropLoginCookie, setLoginCookie } from "../access/cookie.ts";
import type { Door } from "../access/door.ts";
import { notSignedIn, problem, refused, refusedBecause, tooManyTries, unwritable } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Call, type Refusal, type Reply, refuse, type Some } from "./call.ts";
import { type Limited, limited, type Outcome } from "./limited.ts";

type Mine = "setup.state" | "setup.claim" | "login" | "login.second" | "logout" | "account" | "account.password";

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

    "setup.claim": (call) => limited(parts, call.address, SET_UP, () => claim(parts, call)),

    login: (call) => limited(parts, call.address, call.body.name, () => signIn(parts, call)),

    // Whose ticket it is only store knows; each is good for a handful of tries.
    "login.second": ({ body, address }) => limited(parts, address, ` ${body.ticket}`, () => second(parts, body)),

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

const originOf = ({ address, browser }: { readonly address: string; readonly browser: string }) => ({
  address,
  browser,
});

type Claimed = Outcome<Reply<RouteTable["setup.claim"]>>;

async function claim({ services, now }: AccountParts, call: Call<RouteTable["setup.claim"]>): Promise<Claimed> {
  const answer = await services.store.ask("setup.claim", { ...call.body, origin: originOf(call) });
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

async function signIn({ services, now }: AccountParts, call: Call<RouteTable["login"]>): Promise<SignedIn> {
  const answer = await services.store.ask("login.open", { ...call.body, origin: originOf(call) });
  switch (answer.kind) {
    case "unwritable":
      return { kind: "undone", reply: refuse(unwritable(answer)) };
    case "wrong":
      return { kind: "wrong", reply: refuse(wrongPassword) };
    case "second-factor":
      // Half a success forgives nothing.
      return { kind: "undone", reply: { status: 202, body: { ticket: answer.ticket } } };
    case "opened":
      return { kind: "right", reply: signedIn(answer.login, answer.token, now()) };
  }
}

type Second = Outcome<Reply<RouteTable["login.second"]>>;

async function second({ services, now }: AccountParts, body: BodyOf<RouteTable["login.second"]>): Promise<Second> {
  const answer = await services.store.ask("login.second", body);
  switch (answer.kind) {
    case "unwritable":
      return { kind: "undone", reply: refuse(unwritable(answer)) };
    case "wait":
      return { kind: "wrong", reply: refuse(tooManyTries(answer.seconds)) };
    case "wrong":
      return { kind: "wrong", reply: refuse(wrongCode) };
    case "expired":
      return { kind: "wrong", reply: refuse(beginAgain) };
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
  const { ok } = await store.ask("password.verify", { name, password: current });
  if (!ok) return { kind: "wrong", reply: refuse(refused([wrongCurrent])) };
  const answer = await store.ask("password.change", { token, password });
  if (answer.kind !== "set") return { kind: "right", reply: notChanged(answer) };
  door.forgetLogins((one) => one.name === name);
  accessEnded();
  return { kind: "right", reply: { status: 200, body: accountOf({ ...login, mustChange: false }) } };
}

type NotChanged = Exclude<AnswerOf<typeof storeContract, "password.change">, { kind: "set" }>;

function notChanged(answer: NotChanged): Refusal {
  switch (answer.kind) {
    case "unwritable":
      return refuse(unwritable(answer));
    case "gone":
      return refuse(notSignedIn());
    case "refused": {
      const { message, english } = answer;
      return refuse(refused([{ path: "/password", code: "password", message, english }]));
    }
  }
}

const accountOf = ({ name, role, until, mustChange }: Login) => ({ name, role, until, mustChange });

function signedIn(login: Login, token: string, now: number) {
  const seconds = login.remembered ? Math.max(1, Math.floor((login.until - now) / 1000)) : null;
  const fields = [["Set-Cookie", setLoginCookie(token, seconds)]] as const;
  return { status: 200, body: accountOf(login), fields } as const;
}

/** The same for a name that does not exist, and for a number without a password. */
const wrongPassword = problem(
  401,
  "wrong-password",
  words("Identifiant ou mot de passe incorrect.", "Wrong name or password."),
);

const wrongCode = problem(401, "wrong-code", words("Ce code n'est pas le bon.", "That is not the code."));

const beginAgain = problem(
  401,
  "begin-again",
  words(
    "Il s'est écoulé trop de temps, ou trop d'essais : recommencez avec le mot de passe.",
    "That took too long, or too many tries: begin again with the password.",
  ),
);

export const wrongCurrent = {
  path: "/current",
  code: "wrong-password",
  message: "Ce n'est pas le mot de passe actuel.",
  english: "This is not the present password.",
};
