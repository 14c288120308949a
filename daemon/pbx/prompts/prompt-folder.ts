import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the box itself says; README.md has the texts. */
export type PromptName = "number-hidden" | "number-shown" | "ask-number";

/** The folder of the prompts, found from a file of the source or of what was built from it. */
export function promptFolder(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const prompts = join(folder, "daemon/pbx/prompts");
    if (existsSync(join(prompts, "ask-number.wav"))) return prompts;
  }
  throw new Error(`no prompts above ${from}: the installation is incomplete`);
}
