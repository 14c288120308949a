import type { AgentOrder, AgentState } from "../../contracts/queue-state.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

/** The agents, where each is logged in and what he does [AGT-07]. */
export const agents: Command = async ({ home, typed, terminal }) => {
  const { items } = await ask(home, "pbx", (pbx) => pbx.call("agents.list", {}));
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(items, undefined, 2)}\n` : inWords(items));
  return exits.done;
};

const UNKNOWN = { agent: "there is no such agent", desk: "there is no such extension" } as const;

const ordering =
  (orderOf: (words: readonly string[]) => AgentOrder): Command =>
  async ({ home, typed, terminal }) => {
    const [agent = "", ...words] = typed.words;
    const answer = await ask(home, "pbx", (pbx) => pbx.call("agents.order", { agent, order: orderOf(words), author }));
    if ("unknown" in answer) {
      terminal.complain(`sipleo: ${UNKNOWN[answer.unknown]} in the configuration that runs.\n`);
      return exits.failed;
    }
    terminal.write(inWords([answer]));
    return exits.done;
  };

export const loginAgent = ordering(([desk = ""]) => ({ do: "login", desk }));
export const logoutAgent = ordering(() => ({ do: "logout" }));
export const pauseAgent = ordering(() => ({ do: "pause", isPaused: true }));
export const resumeAgent = ordering(() => ({ do: "pause", isPaused: false }));

/** The same for people. */
export function inWords(list: readonly AgentState[]): string {
  if (list.length === 0) return "There are no agents.\n";
  const rows = list.map(({ number, name, desk, state, since }) => [
    number,
    name,
    desk ?? "-",
    state,
    since === null ? "" : localTime(since),
  ]);
  return table(["AGENT", "NAME", "AT", "STATE", "SINCE"], rows);
}
