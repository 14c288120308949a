import type { Login } from "../../contracts/login.ts";
import { words } from "../../model/config/field.ts";
import { notFound } from "../api/problems.ts";
import type { AccountParts } from "./account.ts";
import { refuse, type Some } from "./call.ts";

type Mine = "logins.list" | "logins.end" | "logins.endOthers";
type Parts = Pick<AccountParts, "services" | "door" | "accessEnded">;

/** Browsers that are signed in: everybody's for an administrator with all rights, one's own for all others. */
export const loginRoutes = ({ services: { store }, door, accessEnded }: Parts): Some<Mine> => ({
  "logins.list": async ({ guest: { login } }) => {
    const { items } = await store.ask("login.list", { name: reach(login) });
    return { status: 200, body: { items: items.map((one) => openLogin(one, login.id)) } };
  },

  "logins.end": async ({ parameters: { id }, guest: { login } }) => {
    const { known } = await store.ask("login.end", { id, name: reach(login), author: login.name });
    door.forgetLogins((one) => one.id === id);
    accessEnded();
    return known ? { status: 200, body: {} } : refuse(noSuchLogin);
  },

  "logins.endOthers": async ({ guest: { login, token } }) => {
    const { ended } = await store.ask("login.endOthers", { token });
    door.forgetLogins(({ name, id }) => name === login.name && id !== login.id);
    accessEnded();
    return { status: 200, body: { ended } };
  },
});

/** Whose logins he may see and end; null: everybody's. */
const reach = ({ role, name }: Login): string | null => (role === "all" ? null : name);

function openLogin({ id, name, role, since, usedAt, until, remembered, origin }: Login, mine: string) {
  return { id, name, role, since, usedAt, until, remembered, origin, isThis: id === mine };
}

const noSuchLogin = notFound(words("Cette connexion n'est pas ou plus ouverte.", "There is no such login (any more)."));
