import type { RouteExplanation } from "../../contracts/route-explanation.ts";
import { sentenceOf } from "../../model/reason.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { momentIn, noMoment } from "../moment.ts";
import { table } from "../table.ts";

const NOBODY = {
  view: "no configuration runs yet",
  extension: "there is no such extension (--from)",
  line: "there is no such line (--line)",
} as const;

/** Which way a call would take, and why; nobody is called. */
export const route: Command = async ({ home, typed, terminal }) => {
  const { from = "", to = "", line, at: written } = typed.values;
  const at = momentIn(written);
  if (to === "" || (from === "" && line === undefined)) {
    terminal.complain("sipleo: route needs --from EXTENSION (or --line LINE) and --to NUMBER.\n");
    return exits.misunderstood;
  }
  if (at !== null && Number.isNaN(at)) {
    terminal.complain(noMoment("at"));
    return exits.misunderstood;
  }
  const answer = await ask(home, "pbx", (pbx) => pbx.call("route", { from, to, line: line ?? null, at }));
  if ("unknown" in answer) {
    terminal.complain(`sipleo: ${NOBODY[answer.unknown]}.\n`);
    return exits.failed;
  }
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(answer, undefined, 2)}\n` : told(answer));
  return exits.done;
};

function told({ outcome, cause, extensions, ways, seconds, reasons, revision }: RouteExplanation): string {
  const why = reasons.map((one) => `  ${sentenceOf(one, "en")}\n`).join("");
  const lines = ways.map(({ name, trunk, number, presented, hidden }) => [
    trunk,
    name === "" ? number : `${number} (${name})`,
    hidden ? `${presented} (hidden)` : presented,
  ]);
  const rings = extensions.length === 0 ? "" : `Rings ${extensions.join(", ")} for ${seconds} s.\n`;
  const out = lines.length === 0 ? "" : table(["LINE", "CALLS", "SHOWS"], lines);
  return `Revision ${revision}: ${outcome}${cause === null ? "" : ` (${cause})`}\n${why}${rings}${out}`;
}
