import { spawn } from "node:child_process";
import { once } from "node:events";

/** Within how many milliseconds somebody gets through after a blow, on a machine as busy as this one is at this moment. */
export interface PromiseNow {
  readonly ms: number;
  /** Which bound holds, and why, in a few words. */
  readonly why: string;
}

/** What is promised on a machine that has a processor to spare. */
const promiseMs = 3_000;
/** How long an empty program takes from its start to its end there, the office of the scene beside it; milliseconds. */
const usualStartMs = 150;
const starts = 3;

/**
 * What a blow takes is mostly processes that start, so that the promise is stretched by as much as the start of a foreign
 * one takes longer than usual. What our own programs need does not stretch it.
 */
export async function promiseNow(): Promise<PromiseNow> {
  const began = performance.now();
  for (let n = 0; n < starts; n++) {
    await once(spawn(process.execPath, ["-e", ""], { stdio: "ignore" }), "exit");
  }
  const startMs = (performance.now() - began) / starts;
  const ms = Math.round(promiseMs * Math.max(1, startMs / usualStartMs));
  return { ms, why: `${ms} ms are allowed: a start takes ${Math.round(startMs)} ms, usually ${usualStartMs}` };
}
