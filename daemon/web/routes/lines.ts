import { LINE_TEST_MS } from "../../contracts/line-test.ts";
import type { Log } from "../../kit/log.ts";
import { words } from "../../model/config/field.ts";
import { linePresets } from "../../model/line-presets/line-presets.ts";
import { authorOf } from "../access/guest.ts";
import { notFound } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";

export const lineRoutes = ({ pbx }: Services, log: Log): Some<"lines.test" | "linePresets.list"> => ({
  "lines.test": async ({ parameters: { number }, body: { call }, guest }) => {
    // Who has had a call made that costs money is a question for later.
    if (call !== null) log.info("a line is tested by a call", { trunk: number, author: authorOf(guest) });
    const found = await pbx.ask("line.test", { trunk: number, call }, LINE_TEST_MS);
    return found === null ? refuse(noSuchLine(number)) : { status: 200, body: found };
  },

  "linePresets.list": () => ({ status: 200, body: { items: [...linePresets()] } }),
});

const noSuchLine = (number: string) =>
  notFound(
    words(
      `La ligne ${number} n'est pas dans la configuration en service.`,
      `There is no line ${number} in the configuration that runs.`,
    ),
  );
