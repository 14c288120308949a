import { words } from "../../model/config/field.ts";
import type { Door } from "../access/door.ts";
import { notFound, refusedBecause, unwritable } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";

type Mine = "tokens.list" | "tokens.create" | "tokens.revoke";

/** `ended`: programs have lost their access, their WebSockets must go. */
export const tokenRoutes = ({ store }: Services, door: Door, ended: () => void): Some<Mine> => ({
  "tokens.list": async () => ({ status: 200, body: await store.ask("token.list", {}) }),

  "tokens.create": async ({ body, guest }) => {
    const answer = await store.ask("token.create", { ...body, author: guest.login.name });
    switch (answer.kind) {
      case "unwritable":
        return refuse(unwritable(answer));
      case "refused":
        return refuse(refusedBecause(answer));
      case "created":
        return { status: 201, body: { token: answer.token, id: answer.id } };
    }
  },

  "tokens.revoke": async ({ parameters: { id }, guest }) => {
    const answer = await store.ask("token.revoke", { id, author: guest.login.name });
    if (answer.kind === "unwritable") return refuse(unwritable(answer));
    door.forgetProgram(id);
    ended();
    return answer.known ? { status: 200, body: {} } : refuse(noSuchToken);
  },
});

const noSuchToken = notFound(words("Ce jeton n'existe pas ou plus.", "There is no such token (any more)."));
