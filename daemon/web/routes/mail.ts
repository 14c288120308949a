import { MAIL_TEST_MS } from "../../contracts/mail.ts";
import { authorOf } from "../access/guest.ts";
import type { Services } from "../services.ts";
import type { Some } from "./call.ts";

/** How the box sends e-mail, and whether it can. */
export const mailRoutes = ({ store }: Services): Some<"mail.state" | "mail.setPassword" | "mail.test"> => ({
  "mail.state": async () => ({ status: 200, body: await store.ask("mail.state", {}) }),

  "mail.setPassword": async ({ body: { password }, guest }) => {
    await store.ask("mail.setPassword", { password, author: authorOf(guest) });
    return { status: 200, body: {} };
  },

  "mail.test": async ({ body: { to }, guest }) => ({
    status: 200,
    body: await store.ask("mail.test", { to, author: authorOf(guest) }, MAIL_TEST_MS),
  }),
});
