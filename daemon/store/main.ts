import { boxSettingsSchema } from "../contracts/box.ts";
import { parser } from "../kit/parse.ts";
import { runService } from "../kit/service.ts";
import { startStore } from "./start-store.ts";

const parseSettings = parser(boxSettingsSchema, "the settings of the box");

runService({
  name: "store",
  start: ({ home, settings, log, clock }) => startStore({ home, voice: parseSettings(settings).voice, log, clock }),
});
