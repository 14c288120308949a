import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";

/** One process of the box, by its name. */

export const restart: Command = async ({ home, typed, terminal }) => {
  const name = typed.words[0] ?? "";
  await ask(home, "box", (box) => box.call("restart", { name, author }));
  terminal.write(`${name} is being started again.\n`);
  return exits.done;
};

export const stopService: Command = async ({ home, typed, terminal }) => {
  const name = typed.words[0] ?? "";
  await ask(home, "box", (box) => box.call("service.stop", { name, author }));
  terminal.write(
    `${name} is being stopped; it stays so until "sipleo service start ${name}" or the box starts again.\n`,
  );
  return exits.done;
};

export const startService: Command = async ({ home, typed, terminal }) => {
  const name = typed.words[0] ?? "";
  await ask(home, "box", (box) => box.call("service.start", { name, author }));
  terminal.write(`${name} is being started.\n`);
  return exits.done;
};
