import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLog } from "../../daemon/kit/log.ts";
import { NamesFile } from "../../daemon/pbx/directory/names-file.ts";
import { temporaryHome } from "./store-box.ts";

const anne = { name: 'Anne "🦊"', numbers: ["+33122334455", "+33612345678"] };
const zoe = { name: "Zoé", numbers: ["+33699999999"] };

function file(path: string) {
  const lines: string[] = [];
  const log = createLog({ process: "pbx", level: "debug", write: (line) => void lines.push(line) });
  return { names: new NamesFile(path, log), lines };
}

test("MEX-05: names are read again as they were kept, and written only when they are others", async () => {
  await using place = await temporaryHome();
  const path = join(place.home, "directory.jsonl");
  const first = file(path);
  expect((await first.names.read()).size).toBe(0);
  first.names.keep([[]]);
  await first.names.settled();
  await expect(stat(path)).rejects.toThrow("ENOENT");

  first.names.keep([[anne], [zoe]]);
  await first.names.settled();
  const { ino, mode } = await stat(path);
  expect(mode & 0o777).toBe(0o600);

  const next = file(path);
  expect([...(await next.names.read())]).toEqual([
    ["+33122334455", anne.name],
    ["+33612345678", anne.name],
    ["+33699999999", "Zoé"],
  ]);
  next.names.keep([[anne], [zoe]]);
  await next.names.settled();
  expect((await stat(path)).ino).toBe(ino);
  next.names.keep([[zoe]]);
  await next.names.settled();
  expect(await readFile(path, "utf8")).toBe(`${JSON.stringify([zoe])}\n`);
  next.names.keep([]);
  await next.names.settled();
  expect(await readFile(path, "utf8")).toBe("");
  expect([...first.lines, ...next.lines]).toEqual([]);
});

test.each(["{ torn", `${JSON.stringify([{ name: "", numbers: [] }])}\n`, '[{"name":"x","numbers":["1"]}]\n'])(
  "a file that holds %j is none, is told, and is replaced by what comes next",
  async (text) => {
    await using place = await temporaryHome();
    const path = join(place.home, "directory.jsonl");
    await writeFile(path, text);
    const { names, lines } = file(path);

    expect((await names.read()).size).toBe(0);
    names.keep([[zoe]]);
    await names.settled();

    expect(lines.length).toBe(text.endsWith("\n") ? 1 : 0);
    expect([...(await file(path).names.read()).values()]).toEqual(["Zoé"]);
  },
);

test("a disk that takes nothing is told, and nothing else happens", async () => {
  await using place = await temporaryHome();
  const path = join(place.home, "directory.jsonl");
  await mkdir(join(path, "in the way"), { recursive: true });
  const { names, lines } = file(path);

  names.keep([[zoe]]);
  await names.settled();

  expect(lines.join()).toContain("could not be kept");
});
