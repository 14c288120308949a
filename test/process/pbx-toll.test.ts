import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Clock, DrivenClock, systemClock } from "../../daemon/kit/clock.ts";
import { createLog } from "../../daemon/kit/log.ts";
import type { RememberedToll } from "../../daemon/pbx/toll/remembered.ts";
import { TollFile } from "../../daemon/pbx/toll/toll-file.ts";
import { until } from "../rig/waiting.ts";

/** What the limits of outside calls remember over a kill, in a file. */

class Place implements AsyncDisposable {
  readonly folder: string;
  readonly errors: string[] = [];
  readonly #log = createLog({
    process: "pbx",
    write: (line) => void this.errors.push(String(JSON.parse(line).event)),
  });

  constructor(folder: string) {
    this.folder = folder;
  }

  get path(): string {
    return join(this.folder, "pbx", "outside.json");
  }

  open(clock: Clock = systemClock): Promise<TollFile> {
    return TollFile.open(this.path, { clock, log: this.#log });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function place(): Promise<Place> {
  const here = new Place(await mkdtemp(join(tmpdir(), "sipleo-toll-")));
  await mkdir(join(here.folder, "pbx"));
  return here;
}

const toll = (changes: Partial<RememberedToll> = {}): RememberedToll => ({
  format: 1,
  day: "2026-11-27",
  cost: 1600,
  forgiven: 0,
  cut: null,
  hours: [{ number: "201", minutes: [{ minute: 29_920_000, started: 2, refused: 0 }] }],
  ...changes,
});
const cut = { why: "cost", since: Date.UTC(2026, 10, 27, 18), cents: 5000 } as const;

test("what was counted comes back, and a home that never had calls to the outside begins with nothing", async () => {
  await using here = await place();
  const first = await here.open();
  expect(first.remembered).toBeNull();
  first.keep(toll());
  first.keep(toll({ cost: 2400 }));
  await first.close();

  expect((await here.open()).remembered).toEqual(toll({ cost: 2400 }));
  expect(here.errors).toEqual([]);
});

test("a cut, and that somebody re-armed, are on the disk without anybody closing the file", async () => {
  await using here = await place();
  const file = await here.open();
  const onDisk = async (): Promise<RememberedToll> => JSON.parse(await readFile(here.path, "utf8"));

  file.keep(toll());
  file.keep(toll({ cut }));
  await until("the cut on the disk", async () => (await onDisk()).cut?.since === cut.since);
  file.keep(toll({ forgiven: 1600 }));
  await until("the cut gone from the disk", async () => (await onDisk()).forgiven === 1600);
  await file.close();
});

test.each([
  ["torn by a loss of power", '{"format":1,"day":"2026-'],
  ["empty", ""],
  ["of another shape", '{"format":1,"day":"2026-11-27","cost":-5,"forgiven":0,"cut":null,"hours":[]}'],
  ["of a later version", '{"format":2}'],
])("a file that is %s counts as none, calls are not cut, and the log says so", async (_, text) => {
  await using here = await place();
  await writeFile(here.path, text);

  const file = await here.open();
  expect(file.remembered).toBeNull();
  expect(here.errors).toEqual([expect.stringContaining("are not cut")]);

  file.keep(toll({ cut }));
  await file.close();
  expect((await here.open()).remembered).toEqual(toll({ cut }));
});

test("a disk that takes nothing is reported once and holds nobody up; the latest goes to it as soon as it takes it", async () => {
  await using here = await place();
  const clock = new DrivenClock();
  const file = await here.open(clock);
  await rm(join(here.folder, "pbx"), { recursive: true });

  file.keep(toll({ cut }));
  await until("a line in the log", () => here.errors.length > 0);
  file.keep(toll({ forgiven: 1600 }));
  file.keep(toll({ cut, cost: 9 }));
  await file.close();
  expect(here.errors).toEqual(["what the outside limits have counted cannot be written"]);
  expect(clock.timers).toBe(0);

  const again = await here.open(clock);
  again.keep(toll({ cut }));
  await until("another line in the log", () => here.errors.length > 1);
  await mkdir(join(here.folder, "pbx"));
  await until("the next attempt", () => clock.timers > 0);
  clock.advance(5000);
  await until("the file", async () => (await readdir(join(here.folder, "pbx"))).includes("outside.json"));
  await again.close();

  expect((await here.open()).remembered).toEqual(toll({ cut }));
  expect(await readdir(join(here.folder, "pbx"))).toEqual(["outside.json"]);
});
