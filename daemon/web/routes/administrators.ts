import type { storeContract } from "../../contracts/store.ts";
import type { AnswerOf } from "../../kit/rpc.ts";
import { words } from "../../model/config/field.ts";
import { notAllowed, notFound, refused, refusedBecause, unwritable } from "../api/problems.ts";
import type { AccountParts } from "./account.ts";
import { refuse, type Some } from "./call.ts";

type Mine =
  | "administrators.list"
  | "administrators.add"
  | "administrators.setRole"
  | "administrators.remove"
  | "administrators.resetPassword"
  | "administrators.dropSecondFactor";
type Parts = Pick<AccountParts, "services" | "door" | "accessEnded">;

export const administratorRoutes = ({ services: { store }, door, accessEnded }: Parts): Some<Mine> => {
  /** What he may do is asked for again before he comes in by any of his logins. */
  const rightsChanged = (name: string) => {
    door.forgetLogins((login) => login.name === name);
    accessEnded();
  };
  const done = (name: string, answer: Done) => {
    rightsChanged(name);
    switch (answer.kind) {
      case "done":
        return { status: 200, body: {} } as const;
      case "unknown":
        return refuse(noSuchAdministrator);
      case "refused":
        return refuse(refusedBecause(answer));
      case "unwritable":
        return refuse(unwritable(answer));
    }
  };
  return {
    "administrators.list": async () => ({ status: 200, body: await store.ask("administrators.list", {}) }),

    "administrators.add": async ({ body, guest: { login } }) => {
      const answer = await store.ask("administrators.add", { ...body, author: login.name });
      switch (answer.kind) {
        case "unwritable":
          return refuse(unwritable(answer));
        case "refused": {
          const { message, english } = answer;
          return refuse(refused([{ path: "/name", code: "administrator", message, english }]));
        }
        case "given":
          return { status: 201, body: { password: answer.password } };
      }
    },

    "administrators.setRole": async ({ parameters: { name }, body: { role }, guest: { login } }) =>
      done(name, await store.ask("administrators.setRole", { name, role, author: login.name })),

    "administrators.remove": async ({ parameters: { name }, guest: { login } }) =>
      done(name, await store.ask("administrators.remove", { name, author: login.name })),

    "administrators.resetPassword": async ({ parameters: { name }, guest: { login } }) => {
      if (name === login.name) return refuse(forAnother);
      const answer = await store.ask("administrators.resetPassword", { name, author: login.name });
      rightsChanged(name);
      switch (answer.kind) {
        case "unwritable":
          return refuse(unwritable(answer));
        case "unknown":
          return refuse(noSuchAdministrator);
        case "given":
          return { status: 200, body: { password: answer.password } };
      }
    },

    "administrators.dropSecondFactor": async ({ parameters: { name }, guest: { login } }) => {
      if (name === login.name) return refuse(forAnother);
      return done(name, await store.ask("administrators.dropSecondFactor", { name, author: login.name }));
    },
  };
};

type Done = AnswerOf<
  typeof storeContract,
  "administrators.setRole" | "administrators.remove" | "administrators.dropSecondFactor"
>;

/** Of his own he shows the password first: an open browser is not enough. */
const forAnother = notAllowed(
  words(
    "Ceci se fait pour un autre administrateur. Votre mot de passe et votre second facteur se changent à leurs pages, avec le mot de passe actuel.",
    "This is done for another administrator. Your own password and second factor are changed at their pages, with your present password.",
  ),
);

const noSuchAdministrator = notFound(
  words(
    "Cet administrateur n'existe pas, ou n'a pas de second facteur.",
    "There is no such administrator, or he has no second factor.",
  ),
);
