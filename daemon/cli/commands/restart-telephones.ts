import type { Restart } from "../../contracts/telephone-restart.ts";
import { systemClock, wait } from "../../kit/clock.ts";
import { printable } from "../../model/printable.ts";
import type { Typed } from "../arguments.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { table } from "../table.ts";

const LOOK_AGAIN_MS = 200;

/** Tells telephones to restart, as the buttons of the page do, and says what each answered [ACC-12]. */
export const restartTelephones: Command = async ({ home, typed, terminal }) => {
  const meant = whichAreMeant(typed);
  if (meant === null) {
    terminal.complain(
      "sipleo: say which telephones: the NUMBER of an extension, --makers aastra,depaepe, or --all of them.\n",
    );
    return exits.misunderstood;
  }
  const { orders } = await ask(home, "phones", (phones) => phones.call("restart-orders", meant));
  if (orders.length === 0) {
    terminal.complain(
      'sipleo: no telephone like that stands in an extension. "sipleo telephone list" tells those that there are.\n',
    );
    return exits.failed;
  }
  const evenTalking = typed.switches.has("even-talking");
  const numbers = new Set(orders.map(({ number }) => number));
  const results = await ask(home, "pbx", async (pbx) => {
    await pbx.call("telephones.restart", { orders, evenTalking, author });
    for (;;) {
      const { items } = await pbx.call("telephones.restarts", {});
      const own = items.filter(({ number }) => numbers.has(number));
      if (own.every(({ state }) => state !== "waits")) return own;
      await wait(systemClock, LOOK_AGAIN_MS);
    }
  });
  terminal.write(
    table(
      ["EXTENSION", "TELEPHONE"],
      results.map(({ number, state }) => [printable(number), STATES[state]]),
    ),
  );
  return results.every(({ state }) => state === "told" || state === "back") ? exits.done : exits.failed;
};

const STATES: Readonly<Record<Restart["state"], string>> = {
  waits: "waits for its turn",
  talks: "is in a call: left alone (--even-talking restarts it all the same)",
  absent: "is not registered: restart it by hand",
  told: "restarts",
  back: "has restarted",
  refused: "refuses: restart it by hand",
  silent: "does not answer",
  late: "said that it would, and has not come back",
};

/** Exactly one way of saying which; null: none, or more than one. Pure. */
export function whichAreMeant({ words, values, switches }: Pick<Typed, "words" | "values" | "switches">): {
  readonly numbers: string[] | null;
  readonly makers: string[] | null;
} | null {
  const [number] = words;
  const makers = values.makers;
  const ways = [number !== undefined, makers !== undefined, switches.has("all")];
  if (ways.filter(Boolean).length !== 1) return null;
  return {
    numbers: number === undefined ? null : [number],
    makers: makers === undefined ? null : makers.split(",").map((maker) => maker.trim().toLowerCase()),
  };
}
