import type { RouteTable } from "../../contracts/api/routes.ts";
import type { Login } from "../../contracts/login.ts";
import { words } from "../../model/config/field.ts";
import { problem, refused, unwritable } from "../api/problems.ts";
import { type AccountParts, wrongCurrent } from "./account.ts";
import { type Refusal, type Reply, refuse, type Some } from "./call.ts";
import { limited, type Outcome } from "./limited.ts";

type Mine =
  | "secondFactor.state"
  | "secondFactor.begin"
  | "secondFactor.confirm"
  | "secondFactor.drop"
  | "secondFactor.renewCodes";

/** An administrator's own second factor. Each change of it asks for the password: an open browser is not enough. */
export const secondFactorRoutes = (parts: AccountParts): Some<Mine> => {
  const { store } = parts.services;

  /** Goes on with the right password only. */
  const proved = <R>(login: Login, address: string, current: string, goOn: () => Promise<R>): Promise<R | Refusal> =>
    limited(parts, address, login.name, async (): Promise<Outcome<R | Refusal>> => {
      const { ok } = await store.ask("password.verify", { name: login.name, password: current });
      return ok ? { kind: "right", reply: await goOn() } : { kind: "wrong", reply: refuse(refused([wrongCurrent])) };
    });

  return {
    "secondFactor.state": async ({ guest: { login } }) => ({
      status: 200,
      body: await store.ask("secondFactor.state", { name: login.name }),
    }),

    "secondFactor.begin": ({ guest: { login }, address, body: { current } }) =>
      proved(login, address, current, async () => {
        const { secret } = await store.ask("secondFactor.begin", { name: login.name });
        return { status: 200, body: { secret, address: otpAddress(login.name, secret) } } as const;
      }),

    "secondFactor.confirm": ({ guest: { login }, address, body: { code } }) =>
      limited(
        parts,
        address,
        `${login.name} code`,
        async (): Promise<Outcome<Reply<RouteTable["secondFactor.confirm"]>>> => {
          const answer = await store.ask("secondFactor.confirm", { name: login.name, code });
          switch (answer.kind) {
            case "unwritable":
              return { kind: "undone", reply: refuse(unwritable(answer)) };
            case "wrong":
              return { kind: "wrong", reply: refuse(refused([wrongCode])) };
            case "on":
              return { kind: "right", reply: codes(answer.recoveryCodes) };
          }
        },
      ),

    "secondFactor.drop": ({ guest: { login }, address, body: { current } }) =>
      proved(login, address, current, async () => {
        const { name } = login;
        const answer = await store.ask("administrators.dropSecondFactor", { name, author: name });
        return answer.kind === "unwritable" ? refuse(unwritable(answer)) : ({ status: 200, body: {} } as const);
      }),

    "secondFactor.renewCodes": ({ guest: { login }, address, body: { current } }) =>
      proved(login, address, current, async () => {
        const answer = await store.ask("secondFactor.renewCodes", { name: login.name });
        if (answer.kind === "unwritable") return refuse(unwritable(answer));
        return answer.kind === "off" ? refuse(isOff) : codes(answer.recoveryCodes);
      }),
  };
};

const codes = (recoveryCodes: string[]) => ({ status: 200, body: { recoveryCodes } }) as const;

/** What applications read from the square code. */
const otpAddress = (name: string, secret: string): string =>
  `otpauth://totp/SipleoBox:${encodeURIComponent(name)}?secret=${secret}&issuer=SipleoBox`;

const wrongCode = {
  path: "/code",
  code: "wrong-code",
  message: "Ce code n'est pas le bon. L'heure du téléphone et celle du serveur doivent être justes.",
  english: "That is not the code. The clocks of the telephone and of the server have to be right.",
};

const isOff = problem(
  422,
  "second-factor-off",
  words("Vous n'avez pas de second facteur.", "You have no second factor."),
);
