import { sentenceOf } from "../../model/reason.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { table } from "../table.ts";

/** The engine waits 8 s for an answer; so does who asks, and a little longer. */
const patienceMs = 15_000;

/** Asks every address of a line, and says what is wrong with it. Fails when the line is out of service. */
export const testLine: Command = async ({ home, typed, terminal }) => {
  const trunk = typed.words[0] ?? "";
  const found = await ask(home, "pbx", (pbx) => pbx.call("line.test", { trunk }, { timeoutMs: patienceMs }));
  if (found === null) {
    terminal.complain(`sipleo: there is no line ${trunk} in the configuration that runs.\n`);
    return exits.failed;
  }
  const { state, why, addresses } = found;
  if (typed.switches.has("json")) terminal.write(`${JSON.stringify(found, undefined, 2)}\n`);
  else {
    const rows = addresses.map(({ address, status, roundTripMs }) => [
      address,
      status === 0 ? "no answer" : String(status),
      roundTripMs < 0 ? "-" : `${Math.round(roundTripMs)} ms`,
    ]);
    terminal.write(`Line ${trunk} is ${state}: ${sentenceOf(why, "en")}\n`);
    if (rows.length > 0) terminal.write(table(["ADDRESS", "OPTIONS", "ANSWERS IN"], rows));
  }
  return state === "out-of-service" ? exits.failed : exits.done;
};
