import type { Alert } from "../../contracts/alert.ts";
import { sentenceOf } from "../../model/reason.ts";
import { remedyOf } from "../../model/remedies.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { localTime } from "../table.ts";

/** What is wrong now, since when, and what to do about it. */
export const alerts: Command = async ({ home, typed, terminal }) => {
  const { items: list } = await ask(home, "pbx", (pbx) => pbx.call("alerts.list", {}));
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(list, undefined, 2)}\n` : inWords(list));
  return exits.done;
};

/** The same for people. */
export const inWords = (list: readonly Alert[]): string =>
  list.length === 0 ? "Nothing is wrong.\n" : list.map(withRemedy).join("");

function withRemedy(alert: Alert): string {
  const remedy = remedyOf(alert, "en");
  return `${localTime(alert.since)}  ${alertInWords(alert)}\n${remedy === "" ? "" : `  ${remedy}\n`}`;
}

/** In one line, as bad as it is. */
export function alertInWords({ level, what, why }: Alert): string {
  const because = why === null ? "" : `: ${sentenceOf(why, "en")}`;
  return `${level === "error" ? "ALERT" : "Warning"}: ${sentenceOf(what, "en")}${because}.`;
}
