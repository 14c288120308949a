import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";

/** The SIP password of one telephone, alone on its line. */
export const extensionPassword: Command = async ({ home, typed, terminal }) => {
  const number = typed.words[0] ?? "";
  const { password } = await ask(home, "store", (store) => store.call("extension.password", { number, author }));
  if (password === null) {
    terminal.complain(`sipleo: there is no extension ${number} in the saved configuration.\n`);
    return exits.failed;
  }
  terminal.write(`${password}\n`);
  return exits.done;
};

/** The password of an administrator, known to the box as a hash only; on a new box it makes the first one. */
export const setPassword: Command = async ({ home, typed, terminal }) => {
  const name = typed.words[0] ?? "";
  const password = await terminal.readPassword();
  if (password === "") {
    terminal.complain("sipleo: an empty password protects nothing: nothing was changed.\n");
    return exits.failed;
  }
  const answer = await ask(home, "store", (store) => store.call("admin.setPassword", { name, password, author }));
  if (answer.kind !== "set") {
    terminal.complain(`sipleo: the password of ${name} was not changed: ${answer.english}\n`);
    return exits.failed;
  }
  if (typed.switches.has("no-second-factor")) {
    await ask(home, "store", (store) => store.call("administrators.dropSecondFactor", { name, author }));
  }
  terminal.write(`The password of ${name} is set.\n`);
  return exits.done;
};
