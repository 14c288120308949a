import type { Chance } from "./chance.ts";
import type { Scene } from "./scene.ts";

/** One thing that goes wrong. What is not named as lost has to be carried. */
export interface Blow {
  /** Continues the sentence "calls up, phones registering, an administrator saving, and …". */
  readonly what: string;
  /** What dies by design (ARCHITECTURE.md, section 3). */
  readonly losesCalls: (scene: Scene) => boolean;
  /** The line of the log that tells it. */
  readonly told: RegExp;
  /** Telephones may be refused or unheard while it lasts, and the sound may have holes. */
  readonly disturbsTheNetwork?: boolean;
  /** Why it cannot be struck here, or undefined. */
  readonly hindrance?: () => Promise<string | undefined>;
  /** Resolves when it is over. `limitMs`: within it somebody who dials has to get through. */
  strike(scene: Scene, chance: Chance, limitMs: number): Promise<void>;
}

/** Calls are carried by the process `pbx`, and by nobody else; `box` takes it along. */
export const carriesCalls = (name: string): boolean => name === "pbx" || name === "box";
