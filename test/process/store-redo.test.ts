import { appendFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { silentLog } from "../../daemon/kit/log.ts";
import { Redo, type Written } from "../../daemon/store/level/redo.ts";
import { temporaryFolder } from "../rig/folder.ts";

async function readAll(folder: string): Promise<readonly (readonly Written[])[]> {
  const portions: (readonly Written[])[] = [];
  for await (const portion of new Redo(folder, { log: silentLog, now: Date.now }).read()) portions.push(portion);
  return portions;
}

test("the second copy gives each key once, as it was written last, in portions of one file", async () => {
  using place = temporaryFolder("redo");
  const folder = place.file("redo");
  const redo = new Redo(folder, { log: silentLog, now: Date.now, fileBytes: 40 });
  await redo.keep([
    ["a", "first a"],
    ["b", "first b"],
    ["c", "only c"],
  ]);
  await redo.keep([["b", null]]);
  await redo.keep([["a", "last a"]]);

  expect(await readAll(folder)).toEqual([
    [
      ["b", null],
      ["a", "last a"],
    ],
    [["c", "only c"]],
  ]);
});

test("the second copy keeps the last files alone, and passes over a line that a kill tore", async () => {
  using place = temporaryFolder("redo");
  const folder = place.file("redo");
  const redo = new Redo(folder, { log: silentLog, now: Date.now, fileBytes: 1, files: 3 });
  for (const key of ["a", "b", "c", "d"]) await redo.keep([[key, key]]);
  const files = (await readdir(folder)).sort();
  expect(files).toHaveLength(3);
  await appendFile(join(folder, files.at(-1) ?? ""), '[["d","to');

  expect((await readAll(folder)).flat().map(([key]) => key)).toEqual(["d", "c", "b"]);
});
