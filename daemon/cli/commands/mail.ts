import { MAIL_TEST_MS } from "../../contracts/mail.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

/** What waits to be sent by e-mail, and whether the last letter was taken. */
export const mail: Command = async ({ home, typed, terminal }) => {
  const found = await ask(home, "store", (store) => store.call("mail.state", {}));
  if (typed.switches.has("json")) {
    terminal.write(`${JSON.stringify(found, undefined, 2)}\n`);
    return exits.done;
  }
  const { sent, givenUp, trouble } = found.state;
  terminal.write(`Notices: ${found.waiting.length} wait, ${sent} sent and ${givenUp} given up in the last days.\n`);
  if (trouble !== null) terminal.write(`Last try: ${trouble.kind}, ${trouble.text} (${localTime(trouble.at)})\n`);
  const rows = found.waiting.map(({ mailbox, since, tries, nextAt, message }) => [
    ...[mailbox, localTime(since), String(tries), localTime(nextAt), message],
  ]);
  if (rows.length > 0) terminal.write(table(["MAILBOX", "SINCE", "TRIES", "NEXT", "MESSAGE"], rows));
  return exits.done;
};

export const mailPassword: Command = async ({ home, typed, terminal }) => {
  const password = typed.switches.has("none") ? null : await terminal.readPassword();
  if (password === "") {
    terminal.complain("sipleo: the password is empty: nothing was changed.\n");
    return exits.failed;
  }
  await ask(home, "store", (store) => store.call("mail.setPassword", { password, author }));
  terminal.write(password === null ? "The password is taken away.\n" : "The password is set.\n");
  return exits.done;
};

/** Sends one letter by the saved configuration. */
export const mailTest: Command = async ({ home, typed, terminal }) => {
  const to = typed.words[0] ?? "";
  const { trouble } = await ask(home, "store", (store) =>
    store.call("mail.test", { to, author }, { timeoutMs: MAIL_TEST_MS }),
  );
  if (trouble === null) {
    terminal.write("The server has taken it.\n");
    return exits.done;
  }
  terminal.complain(`sipleo: it was not sent: ${trouble.kind}, ${trouble.text}\n`);
  return exits.failed;
};
