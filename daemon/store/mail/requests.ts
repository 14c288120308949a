import type { storeContract } from "../../contracts/store.ts";
import type { Handlers } from "../../kit/rpc.ts";
import { noted } from "../noted.ts";
import type { StoreParts } from "../store-parts.ts";

/** The account at the mail server, what waits for it, and whether it works. */
export function mailRequests(parts: StoreParts): Handlers<typeof storeContract> {
  const { notices, configuration, clock } = parts;
  return {
    "mail.state": () => notices.state(),
    "mail.setPassword": async ({ password, author }) => {
      await configuration.changeSecrets({
        author,
        action: "mail.password",
        text: "",
        change: ({ smtp: _, ...before }) => ({
          ...before,
          version: before.version + 1,
          ...(password === null ? {} : { smtp: password }),
        }),
        alongside: [],
        apply: () => notices.look(),
      });
      return { kind: "set" };
    },
    "mail.test": async ({ to, author }) => {
      await noted(parts, { at: clock.now(), author, action: "mail.test", text: to, revision: null });
      const trouble = await notices.test(to, configuration.state.saved.document);
      return { trouble: trouble === null ? null : { kind: trouble.kind, text: trouble.text, at: trouble.at } };
    },
  };
}
