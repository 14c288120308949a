import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";

/** The one-time code of the first set-up, alone on its line. */
export const setUpCode: Command = async ({ home, terminal }) => {
  const { code } = await ask(home, "store", (store) => store.call("setup.code", {}));
  terminal.write(code === null ? "Set-up is done: an administrator has a password.\n" : `${code}\n`);
  return exits.done;
};
