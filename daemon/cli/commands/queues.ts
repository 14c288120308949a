import type { QueueState } from "../../contracts/queue-state.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { duration, table } from "../table.ts";

/** Who waits in queues, and who takes their calls [SVI-15]. */
export const queues: Command = async ({ home, typed, terminal }) => {
  const { items } = await ask(home, "pbx", (pbx) => pbx.call("queues.list", {}));
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(items, undefined, 2)}\n` : inWords(items, Date.now()));
  return exits.done;
};

/** The same for people. */
export const inWords = (list: readonly QueueState[], now: number): string =>
  list.length === 0 ? "There are no queues.\n" : list.map((queue) => queueInWords(queue, now)).join("\n");

function queueInWords({ number, name, waiting, members }: QueueState, now: number): string {
  const callers = waiting.map(({ call, caller, since, isRinging }, index) => [
    String(index + 1),
    caller.number === "" ? "(hidden)" : caller.number,
    caller.name,
    duration(now - since),
    call === null ? "to be called back" : isRinging ? "somebody rings" : "waits",
  ]);
  const those = members.map((member) => [member.number, member.name, member.at ?? "-", member.state]);
  const shown = callers.length === 0 ? "Nobody waits.\n" : table(["PLACE", "CALLER", "NAME", "FOR", ""], callers);
  return `${number} (${name})\n${shown}${table(["MEMBER", "NAME", "AT", "STATE"], those)}`;
}
