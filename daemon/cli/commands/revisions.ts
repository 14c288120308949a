import type { Revision } from "../../contracts/revision.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

export const revisions: Command = async ({ home, typed, terminal }) => {
  const [list, status] = await ask(home, "store", (store) =>
    Promise.all([store.call("revisions.list", { before: null, limit: 100 }), store.call("status", {})]),
  );
  if (typed.switches.has("json")) {
    terminal.write(`${JSON.stringify(list.items, undefined, 2)}\n`);
    return exits.done;
  }
  const running = status.running?.revision;
  terminal.write(
    table(
      ["REVISION", "WHEN", "BY", "WHAT", ""],
      list.items.map((item) => row(item, running)),
    ),
  );
  return exits.done;
};

const row = (item: Revision, running: number | undefined): string[] => [
  String(item.revision),
  localTime(item.at),
  item.author,
  item.undoOf === null ? item.note : `back to revision ${item.undoOf}`,
  item.revision === running ? "in force" : "",
];
