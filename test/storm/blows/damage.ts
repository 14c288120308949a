import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { pause, until } from "../../rig/waiting.ts";
import { type Blow, carriesCalls } from "../blow.ts";

/** The current snapshot and the newest LevelDB table are overwritten in their middle, then these processes are killed. */
export function damage(...killed: readonly string[]): Blow {
  return {
    what: `the current snapshot and the newest table damaged, and ${killed.join(" and ")} killed`,
    losesCalls: () => killed.some(carriesCalls),
    told: killed.includes("store") ? /"event":"the database is damaged/ : /"event":"a snapshot was passed over"/,
    async strike({ box, administrator }) {
      // What is damaged must be what runs when the blow falls.
      await administrator.rest();
      // Once more opened, the store has made a table of what it wrote last.
      await box.kill("store");
      await box.whole();
      scribble(currentSnapshot(box.home));
      scribble(await newestTable(box.home));
      // He saves again once somebody got through: a reload would replace what is damaged before anybody sees it.
      await box.kill(...killed);
    },
  };
}

function currentSnapshot(home: string): string {
  const current = JSON.parse(readFileSync(join(home, "snapshots/current.json"), "utf8"));
  return join(home, "snapshots", current.views.pbx.file);
}

/** Once LevelDB has tidied up after its start: a table that it has merged into another one is damaged in vain. */
async function newestTable(home: string): Promise<string> {
  const folder = join(home, "store/level");
  const tables = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ldb"))
      .sort();
  const settled = await until("LevelDB's tables to stay as they are", async () => {
    const before = tables();
    await pause(500);
    expect(tables()).toEqual(before);
    return before;
  });
  const newest = settled.at(-1);
  if (newest === undefined) throw new Error(`there is no table in ${folder}`);
  return join(folder, newest);
}

/** Overwrites the middle half, in place: whoever has the file open or mapped sees it. */
function scribble(path: string): void {
  const { size } = statSync(path);
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(Math.ceil(size / 2), 0xa5), 0, Math.ceil(size / 2), Math.floor(size / 4));
  closeSync(file);
}
