import { until } from "../../rig/waiting.ts";
import { type Blow, carriesCalls } from "../blow.ts";
import type { SmallDisk } from "../small-disk.ts";

const told = /ENOSPC|disk is full/;

/** The disk is full for a while, and meanwhile these processes are killed; somebody calls before there is room again. */
export function fullDisk(disk: SmallDisk, ...killed: readonly string[]): Blow {
  return {
    what: ["the disk filled", ...killed.map((name) => `${name} killed`)].join(", "),
    losesCalls: () => killed.some(carriesCalls),
    told,
    async strike(scene, _chance, limitMs) {
      const { refused } = scene.administrator;
      const logFrom = scene.box.log().length;
      await disk.fill();
      try {
        if (!killed.includes("store")) {
          await until("a save to be refused", () => scene.administrator.refused > refused);
        }
        await scene.box.kill(...killed);
        await scene.getThrough(performance.now(), limitMs);
        // The record of that call finds no room either: there is room again once somebody has noticed.
        await until("the full disk to be told", () => told.test(scene.box.log().slice(logFrom)));
      } finally {
        disk.free();
      }
    },
  };
}
