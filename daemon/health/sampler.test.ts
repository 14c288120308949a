import { expect, test } from "vitest";
import type { Health } from "../contracts/machine-health.ts";
import { DrivenClock } from "../kit/clock.ts";
import { silentLog } from "../kit/log.ts";
import { Sampler } from "./sampler.ts";
import type { Sensors } from "./sensors.ts";

const calm: Sensors = {
  processor: async () => 10,
  memory: async () => ({ totalBytes: 1000, availableBytes: 600 }),
  disk: async () => ({ totalBytes: 5000, freeBytes: 4000 }),
  celsius: async () => 48,
  isClockSynchronised: async () => true,
  interfaces: async () => [],
};

/** Everything that only waits for a promise that is kept already. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function sampling(change: Partial<Sensors> = {}) {
  const clock = new DrivenClock();
  const samples: Health[] = [];
  const sensors = { ...calm, ...change };
  const sampler = new Sampler({ sensors, clock, log: silentLog, onSample: (one) => samples.push(one) });
  const pass = async (seconds: number) => {
    for (let n = 0; n < seconds; n++) {
      clock.advance(1000);
      await settled();
    }
  };
  return { clock, sampler, samples, pass };
}

test("a sample is taken at the start and every ten seconds, and an hour of them is remembered", async () => {
  const { sampler, samples, pass, clock } = sampling();

  sampler.start();
  await settled();
  expect(sampler.hour.now).toMatchObject({ processor: 10, celsius: 48, isClockSynchronised: true });
  await pass(30);

  expect(samples).toHaveLength(4);
  expect(sampler.hour.hour.map(({ memory }) => memory)).toEqual([40, 40, 40, 40]);
  sampler.close();
  expect(clock.timers).toBe(0);
});

test("a sensor that fails says nothing, and the others go on", async () => {
  const { sampler, pass, samples } = sampling({ disk: () => Promise.reject(new Error("EIO")) });

  sampler.start();
  await pass(10);

  expect(samples.at(-1)).toMatchObject({ disk: null, processor: 10 });
  sampler.close();
});

test("a sensor that hangs holds nothing up and is not asked again before it has answered", async () => {
  let asked = 0;
  let answer = (_percent: number): void => undefined;
  const hanging = () => {
    asked += 1;
    return new Promise<number>((resolve) => {
      answer = resolve;
    });
  };
  const { sampler, pass, samples } = sampling({ processor: hanging });

  sampler.start();
  await pass(60);
  expect(asked).toBe(1);
  expect(samples.length).toBeGreaterThan(3);
  expect(samples.at(-1)).toMatchObject({ processor: null, disk: { freeBytes: 4000 } });

  answer(5);
  await pass(11);
  expect(asked).toBe(2);
  sampler.close();
});

test("what takes a program to be read is read less often, and stands in every sample", async () => {
  let heats = 0;
  let clocks = 0;
  const { sampler, pass, samples } = sampling({
    celsius: async () => ++heats,
    isClockSynchronised: async () => ++clocks > 0,
  });

  sampler.start();
  await pass(120);

  expect([heats, clocks]).toEqual([3, 1]);
  expect(samples.map(({ celsius }) => celsius)).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3]);
  sampler.close();
});
