import { join } from "node:path";
import type { PbxSound } from "../model/snapshot/pbx-view.ts";
import type { FileSound } from "./engine/engine.ts";

/** How the engine finds a sound that `store` has rendered into that folder; it is played once. */
export const readySounds =
  (folder: string) =>
  ({ ready, secondsBefore, secondsAfter }: PbxSound): FileSound => ({
    kind: "file",
    path: join(folder, ready),
    loop: false,
    secondsBefore,
    secondsAfter,
  });
