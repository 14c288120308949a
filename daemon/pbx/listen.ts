import { boxSettingsSchema } from "../contracts/box.ts";
import { BoxError } from "../kit/box-error.ts";
import { configurationError } from "../kit/exit-codes.ts";
import { parser } from "../kit/parse.ts";
import type { Engine, EngineSettings, ListeningAddress } from "./engine/engine.ts";

export const parseSettings = parser(boxSettingsSchema, "the settings of the box");

/** Starts the engine. A port that is taken or a certificate that is none must be mended by an administrator: exit 78. */
export async function listen(engine: Engine, settings: EngineSettings): Promise<readonly ListeningAddress[]> {
  try {
    return await engine.start(settings);
  } catch (error) {
    if (!(error instanceof BoxError)) throw error;
    // Not as a cause: the sentence would be told twice.
    throw configurationError(error.code, error.facts, error.message);
  }
}
