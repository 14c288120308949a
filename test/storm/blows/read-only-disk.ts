import { join } from "node:path";
import { boxContract, type ProcessStatus } from "../../../daemon/contracts/box.ts";
import { connect } from "../../../daemon/kit/rpc.ts";
import { until } from "../../rig/waiting.ts";
import { type Blow, carriesCalls } from "../blow.ts";
import type { FickleDisk } from "../fickle-disk.ts";

const told = /EROFS|disk is read-only/;

/** The disk is read-only for a while, and meanwhile these processes are killed; calls end and begin before it heals. */
export function readOnlyDisk(disk: FickleDisk, ...killed: readonly string[]): Blow {
  return {
    what: ["the disk read-only", ...killed.map((name) => `${name} killed`)].join(", "),
    losesCalls: () => killed.some(carriesCalls),
    told,
    async strike(scene, _chance, limitMs) {
      const { refused } = scene.administrator;
      const logFrom = scene.box.log().length;
      disk.makeReadOnly();
      try {
        if (!killed.includes("store")) {
          await until("a save to be refused", () => scene.administrator.refused > refused);
        }
        await scene.box.kill(...killed);
        await scene.getThrough(performance.now(), limitMs);
        await until("the killed to be back, or to wait", async () =>
          (await processes(scene.box.home)).filter(({ name }) => killed.includes(name)).every(isBack),
        );
        // The record of that call cannot be written before the disk heals.
        await until("the read-only disk to be told", () => told.test(scene.box.log().slice(logFrom)));
      } finally {
        disk.makeWritable();
      }
    },
  };
}

/** run/ready.json cannot be written now: the box is asked. */
async function processes(home: string): Promise<readonly ProcessStatus[]> {
  const box = await connect(join(home, "run/box.sock"), boxContract);
  try {
    return (await box.call("status", {})).processes;
  } finally {
    box.close();
  }
}

/** Only store is of no use on such a disk: it says so, and the box tries it again and again. */
const isBack = ({ name, state, trouble }: ProcessStatus): boolean =>
  name === "store" ? trouble?.includes("EROFS") === true : state === "ready";
