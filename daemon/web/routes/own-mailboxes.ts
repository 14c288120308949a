import type { Login } from "../../contracts/login.ts";
import type { Services } from "../services.ts";
import type { Refusal, Some } from "./call.ts";
import { done, heard, noGreeting, noMailbox, noMessage } from "./mailboxes.ts";

type Mine =
  | "own.mailboxes"
  | "own.messages"
  | "own.hear"
  | "own.save"
  | "own.remove"
  | "own.greeting"
  | "own.dropGreeting";

/** One's own mailboxes and those of one's groups [CNX-10]; of all others nobody learns whether they exist. */
export const ownMailboxRoutes = ({ pbx }: Pick<Services, "pbx">): Some<Mine> => {
  const mine = async ({ numbers }: Login) =>
    (await pbx.ask("mailboxes.list", {})).items.filter(({ owner }) => numbers.includes(owner));

  const isMine = async (login: Login, mailbox: string): Promise<boolean> =>
    (await mine(login)).some(({ id }) => id === mailbox);

  /** Why he may not have that message; undefined: it lies in one of his mailboxes. */
  const whyNot = async (login: Login, { mailbox, message }: Wanted): Promise<Refusal | undefined> => {
    if (!(await isMine(login, mailbox))) return noMailbox;
    const found = await pbx.ask("mailbox.messages", { mailbox });
    return found?.items.some((one) => one.message === message) === true ? undefined : noMessage;
  };

  return {
    "own.mailboxes": async ({ guest: { login } }) => ({ status: 200, body: { items: await mine(login) } }),

    "own.messages": async ({ guest: { login }, parameters: { mailbox } }) => {
      const found = (await isMine(login, mailbox)) ? await pbx.ask("mailbox.messages", { mailbox }) : null;
      return found === null ? noMailbox : { status: 200, body: found };
    },

    "own.hear": async ({ guest: { login }, parameters }) => {
      const { message } = parameters;
      const why = await whyNot(login, parameters);
      return why ?? heard((at) => pbx.ask("mailbox.hear", { message, at, author: login.name }), noMessage);
    },

    "own.save": async ({ guest: { login }, parameters }) => {
      const why = await whyNot(login, parameters);
      if (why !== undefined) return why;
      return done(await pbx.ask("mailbox.save", { message: parameters.message, author: login.name }), noMessage);
    },

    "own.remove": async ({ guest: { login }, parameters }) => {
      const why = await whyNot(login, parameters);
      if (why !== undefined) return why;
      return done(await pbx.ask("mailbox.remove", { message: parameters.message, author: login.name }), noMessage);
    },

    "own.greeting": async ({ guest: { login }, parameters: { mailbox } }) =>
      (await isMine(login, mailbox))
        ? heard((at) => pbx.ask("mailbox.greeting", { mailbox, at }), noGreeting)
        : noMailbox,

    "own.dropGreeting": async ({ guest: { login }, parameters: { mailbox } }) => {
      if (!(await isMine(login, mailbox))) return noMailbox;
      return done(await pbx.ask("mailbox.dropGreeting", { mailbox, author: login.name }), noGreeting);
    },
  };
};

interface Wanted {
  readonly mailbox: string;
  readonly message: string;
}
