import type { OutsideCut, OutsideState } from "../../contracts/outside-state.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

/** What the limits against toll fraud have counted, and whether they have cut. */
export const outside: Command = async ({ home, typed, terminal }) => {
  const state = await ask(home, "pbx", (pbx) => pbx.call("outside.state", {}));
  if (typed.switches.has("json")) terminal.write(`${JSON.stringify(state, undefined, 2)}\n`);
  else terminal.write(state === null ? "There is no configuration in force yet.\n" : inWords(state));
  return exits.done;
};

export const rearmOutside: Command = async ({ home, terminal }) => {
  const { kind } = await ask(home, "pbx", (pbx) => pbx.call("outside.rearm", { author }));
  terminal.write(
    kind === "re-armed"
      ? "Calls to the outside are possible again; what counts against the limits starts anew.\n"
      : "Calls to the outside were not cut.\n",
  );
  return exits.done;
};

/** The same for people. */
export function inWords({ cut, day, costCents, countedCents, limitCents, calls, emitters }: OutsideState): string {
  const head =
    cut === null
      ? "Calls to the outside are possible.\n"
      : `Calls to the outside have been CUT since ${localTime(cut.since)}: ${why(cut)}.\nEmergency numbers can be called. When you know the cause: "sipleo outside rearm".\n`;
  const limit = limitCents === 0 ? "no limit" : `limit ${euros(limitCents)}`;
  const since = countedCents === costCents ? "" : `, ${euros(countedCents)} of it since the calls were re-armed`;
  const cost = `Estimated cost of ${day}: ${euros(costCents)}${since} (${limit}). Calls outside now: ${calls}.\n`;
  const rows = emitters.map((one) => [one.number, String(one.calls), String(one.lastHour)]);
  return [head, cost, rows.length === 0 ? "" : table(["NUMBER", "CALLS NOW", "LAST HOUR"], rows)].join("");
}

const why = (cut: OutsideCut): string =>
  cut.why === "cost"
    ? `the estimated cost of the day had reached ${euros(cut.cents)}`
    : `${cut.number} had tried ${cut.calls} calls within an hour`;

const euros = (cents: number): string => `${(cents / 100).toFixed(2)} EUR`;
