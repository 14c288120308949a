import type { ProgramToken } from "../../contracts/program-token.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

/** Tokens with which programs use the API. */

/** The token alone on standard output; it is shown this once. */
export const createToken: Command = async ({ home, typed, terminal }) => {
  const name = typed.words[0] ?? "";
  const right = typed.values.right ?? "read";
  if (right !== "read" && right !== "all") {
    terminal.complain('sipleo: --right has to be "read" or "all".\n');
    return exits.misunderstood;
  }
  const answer = await ask(home, "store", (store) => store.call("token.create", { name, right, author }));
  if (answer.kind !== "created") {
    terminal.complain(`sipleo: no token was made: ${answer.english}\n`);
    return exits.failed;
  }
  terminal.complain('Keep this token, it is shown this once. Send it as "Authorization: Bearer …".\n');
  terminal.write(`${answer.token}\n`);
  return exits.done;
};

export const listTokens: Command = async ({ home, typed, terminal }) => {
  const { items } = await ask(home, "store", (store) => store.call("token.list", {}));
  terminal.write(
    typed.switches.has("json")
      ? `${JSON.stringify(items, undefined, 2)}\n`
      : table(["ID", "NAME", "RIGHT", "SINCE", "BY"], items.map(tokenRow)),
  );
  return exits.done;
};

export const revokeToken: Command = async ({ home, typed, terminal }) => {
  const id = typed.words[0] ?? "";
  const answer = await ask(home, "store", (store) => store.call("token.revoke", { id, author }));
  if (answer.kind !== "revoked") {
    terminal.complain(`sipleo: the token was not revoked: ${answer.english}\n`);
    return exits.failed;
  }
  if (!answer.known) {
    terminal.complain(`sipleo: there is no token ${id}; "sipleo token list" shows them.\n`);
    return exits.failed;
  }
  terminal.write(`The token ${id} is worth nothing any more.\n`);
  return exits.done;
};

const tokenRow = ({ id, name, right, createdAt, createdBy }: ProgramToken): string[] => [
  id,
  name,
  right,
  localTime(createdAt),
  createdBy,
];
