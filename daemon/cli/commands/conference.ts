import type { ConferenceStatus } from "../../contracts/conference.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { duration, table } from "../table.ts";

/** Who is in which conference now. */
export const listConferences: Command = async ({ home, typed, terminal }) => {
  const found = await ask(home, "pbx", (pbx) => pbx.call("conference.list", {}));
  const now = Date.now();
  terminal.write(
    typed.switches.has("json")
      ? `${JSON.stringify(found, undefined, 2)}\n`
      : table(["CONFERENCE", "NAME", "NUMBER", "WHO", "SINCE", "STATE"], found.flatMap(rowsOf(now))),
  );
  return exits.done;
};

const rowsOf =
  (now: number) =>
  ({ id, name, isLocked, participants }: ConferenceStatus): string[][] =>
    participants.map(({ number, name: who, since, stage, leads, muted, speaks }) => {
      const states = [
        stage === "waits" ? "waits" : "",
        leads ? "leads" : "",
        muted ? "muted" : "",
        speaks ? "speaks" : "",
        isLocked ? "locked" : "",
      ];
      return [id, name, number, who, duration(now - since), states.filter((state) => state !== "").join(", ")];
    });

/** Ends one for everybody. */
export const endConference: Command = async ({ home, typed, terminal }) => {
  const id = typed.words[0] ?? "";
  const order = { do: "end" } as const;
  const { found } = await ask(home, "pbx", (pbx) => pbx.call("conference.direct", { id, order, by: author }));
  if (found) return exits.done;
  terminal.complain(`sipleo: there is no conference ${id} now. "sipleo conference list" tells those that there are.\n`);
  return exits.failed;
};
