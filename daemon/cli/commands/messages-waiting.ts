import type { WaitingMessages } from "../../contracts/waiting-messages.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

/** For whom text messages wait; never what they say. */
export const waitingMessages: Command = async ({ home, typed, terminal }) => {
  const waiting = await ask(home, "pbx", (pbx) => pbx.call("messages.waiting", {}));
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(waiting, undefined, 2)}\n` : inWords(waiting));
  return exits.done;
};

/** The same for people. */
export function inWords(list: WaitingMessages): string {
  if (list.length === 0) return "No text messages are waiting.\n";
  const rows = list.map(({ number, waiting, oldest }) => [number, String(waiting), localTime(oldest)]);
  return table(["NUMBER", "WAITING", "SINCE"], rows);
}
