import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StatisticsQuestion, Subject } from "../../../daemon/contracts/statistics.ts";
import { systemClock } from "../../../daemon/kit/clock.ts";
import { silentLog } from "../../../daemon/kit/log.ts";
import { daysAfter } from "../../../daemon/model/calendar/calendar-date.ts";
import { factoryDocument } from "../../../daemon/model/config/factory.ts";
import { keys } from "../../../daemon/store/keys.ts";
import { Journal } from "../../../daemon/store/ledger/journal.ts";
import { put } from "../../../daemon/store/level/database.ts";
import { LevelDatabase } from "../../../daemon/store/level/level-database.ts";
import { Serial } from "../../../daemon/store/serial.ts";
import { type Buckets, sum } from "../../../daemon/store/statistics/buckets.ts";
import { placesOf } from "../../../daemon/store/statistics/places-of.ts";
import { Statistics } from "../../../daemon/store/statistics/statistics.ts";

/** An office of 100 extensions, 12 groups and 4 lines; 5,000 calls a day, from 8 to 19 o'clock, every day of 2026. */
const CALLS = 5000;
const NUMBERS: readonly (readonly [of: Subject, numbers: readonly string[]])[] = [
  ["office", [""]],
  ["extension", Array.from({ length: 100 }, (_, n) => String(200 + n))],
  ["group", Array.from({ length: 12 }, (_, n) => String(800 + n))],
  ["line", ["900", "901", "902", "903"]],
];
const HOURS = Array.from({ length: 11 }, (_, n) => n + 8);
const DAYS = Array.from({ length: 365 }, (_, n) => daysAfter("2026-01-01", n));

/** The figures of the year, as counting its calls one by one would leave them. */
function figuresOfTheYear(): ReadonlyMap<string, Buckets> {
  const all = new Map<string, Buckets>();
  for (const [of, numbers] of NUMBERS) {
    for (const number of numbers) {
      for (const date of DAYS) {
        for (const hour of HOURS) {
          const calls = Math.ceil(CALLS / numbers.length / HOURS.length);
          const figures = [calls, calls - 1, calls, 2, 1, 3, calls * 180, calls * 9];
          for (const [key, bucket] of placesOf({ of, number }, { date, minutes: hour * 60 })) {
            const buckets = all.get(key) ?? {};
            const [inside, outside] = buckets[bucket] ?? [[], []];
            buckets[bucket] = [sum(inside, figures), sum(outside, figures)];
            all.set(key, buckets);
          }
        }
      }
    }
  }
  return all;
}

const home = await mkdtemp(join(tmpdir(), "statistics-"));
const nothing = () => {};
const database = new LevelDatabase(join(home, "level"), {
  ...{ log: silentLog, clock: systemClock, onOpened: async () => {}, onReady: nothing, onState: nothing },
});
await database.start();
const document = factoryDocument();
const statistics = new Statistics({
  ...{ database, journal: new Journal(database), turns: new Serial(), clock: systemClock, log: silentLog },
  document: () => document,
  onWhole: nothing,
});

const changes = [...figuresOfTheYear()].map(([key, buckets]) => put(key, buckets));
for (let at = 0; at < changes.length; at += 2000) await database.write(changes.slice(at, at + 2000));
await database.write([put(keys.statistics, { upTo: null })]);
console.log(`${changes.length} values, ${changes.reduce((all, one) => all + JSON.stringify(one).length, 0)} bytes`);

const year: StatisticsQuestion = {
  ...{ from: "2026-01-01", to: "2026-12-31", by: "month", of: "extension", numbers: null, origin: null },
};
const questions: readonly (readonly [title: string, question: StatisticsQuestion])[] = [
  ["the office, by day", { ...year, of: "office", by: "day" }],
  ["one extension, by day", { ...year, numbers: ["250"], by: "day" }],
  ["all extensions, in all", { ...year, by: "total" }],
  ["all extensions, by month", year],
  ["all extensions, by day (36,500 rows)", { ...year, by: "day" }],
  ["all extensions, by hour of the day", { ...year, by: "hour" }],
  ["all extensions, by hour, from the 2nd to the 30th of months", { ...year, from: "2026-01-02", to: "2026-12-30", by: "hour" }],
  ["all groups, by month, outside", { ...year, of: "group", origin: "outside" }],
];
for (const [title, question] of questions) {
  const took: number[] = [];
  for (let n = 0; n < 7; n += 1) {
    const begun = performance.now();
    await statistics.read(question);
    took.push(performance.now() - begun);
  }
  const [first = 0] = took;
  const middle = [...took].sort((one, other) => one - other)[3] ?? 0;
  console.log(`${title}: ${middle.toFixed(1)} ms (the first time ${first.toFixed(1)} ms)`);
}
await database.close();
await rm(home, { recursive: true });
