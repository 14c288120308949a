import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { newFile } from "../new-file.ts";
import { localTime, table } from "../table.ts";

/** Every mailbox with how many messages wait in it. */
export const listMailboxes: Command = async ({ home, typed, terminal }) => {
  const { items } = await ask(home, "pbx", (pbx) => pbx.call("mailboxes.list", {}));
  const rows = items.map(({ id, name, owner, number, kind, isDefault, fresh, saved, hasPin, hasSpokenGreeting }) => [
    ...[id, owner, name, number ?? "-", isDefault ? `${kind}, default` : kind, String(fresh), String(saved)],
    ...[hasPin ? "set" : "-", hasSpokenGreeting ? "spoken" : "-"],
  ]);
  const heads = ["MAILBOX", "OWNER", "NAME", "NUMBER", "KIND", "NEW", "SAVED", "CODE", "GREETING"];
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(items, undefined, 2)}\n` : table(heads, rows));
  return exits.done;
};

export const mailboxMessages: Command = async ({ home, typed, terminal }) => {
  const mailbox = typed.words[0] ?? "";
  const found = await ask(home, "pbx", (pbx) => pbx.call("mailbox.messages", { mailbox }));
  if (found === null) {
    terminal.complain(`sipleo: there is no mailbox ${mailbox} in the configuration that runs.\n`);
    return exits.failed;
  }
  const rows = found.items.map(({ at, state, caller, seconds, message }) => [
    ...[localTime(at), state, caller.number || "hidden", caller.name, `${seconds} s`, message],
  ]);
  const heads = ["WHEN", "STATE", "FROM", "NAME", "LENGTH", "MESSAGE"];
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(found.items, undefined, 2)}\n` : table(heads, rows));
  return exits.done;
};

/** What was said, into a file. */
export const hearMessage: Command = async ({ home, typed, terminal }) => {
  const [message = "", file = ""] = typed.words;
  return ask(home, "pbx", async (pbx) => {
    const pieces: Buffer[] = [];
    for (let at: number | null = 0; at !== null; ) {
      const piece: { bytes: string; next: number | null } | null = await pbx.call("mailbox.hear", {
        ...{ message, at, author },
      });
      if (piece === null) {
        terminal.complain(`sipleo: there is no voice message ${message}.\n`);
        return exits.failed;
      }
      pieces.push(Buffer.from(piece.bytes, "base64"));
      at = piece.next;
    }
    const out = await newFile(file);
    try {
      await out.writeFile(Buffer.concat(pieces));
    } finally {
      await out.close();
    }
    return exits.done;
  });
};

export const removeMessage: Command = async ({ home, typed, terminal }) => {
  const message = typed.words[0] ?? "";
  const { known } = await ask(home, "pbx", (pbx) => pbx.call("mailbox.remove", { message, author }));
  if (known) return exits.done;
  terminal.complain(`sipleo: there is no voice message ${message}.\n`);
  return exits.failed;
};

/** The code with which the owner of a mailbox hears his messages from elsewhere; known to the box as a hash only. */
export const setPin: Command = async ({ home, typed, terminal }) => {
  const mailbox = typed.words[0] ?? "";
  const pin = typed.switches.has("none") ? null : await terminal.readPassword();
  const answer = await ask(home, "pbx", (pbx) => pbx.call("mailbox.setPin", { mailbox, pin, author }));
  if (answer.kind === "set") {
    terminal.write(pin === null ? "The code is taken away.\n" : "The code is set.\n");
    return exits.done;
  }
  const why = answer.kind === "refused" ? answer.english : `there is no mailbox ${mailbox}.`;
  terminal.complain(`sipleo: the code was not changed: ${why}\n`);
  return exits.failed;
};
