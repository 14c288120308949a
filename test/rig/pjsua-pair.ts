import { expect } from "vitest";
import { accountOf } from "./box.ts";
import type { TemporaryFolder } from "./folder.ts";
import { openPjsua, type Pjsua, type PjsuaShape } from "./pjsua.ts";
import { heardIn, songFile } from "./tones.ts";
import { pause } from "./waiting.ts";

/** Two pjsua that call each other; each plays a tone and records what it hears. */

export interface PairShape {
  readonly folder: TemporaryFolder;
  readonly caller: Omit<PjsuaShape, "password" | "play" | "record">;
  readonly called: Omit<PjsuaShape, "password" | "play" | "record">;
}

export const callerHertz = 440;
export const calledHertz = 1_000;

export interface Pair extends AsyncDisposable {
  readonly caller: Pjsua;
  readonly called: Pjsua;
  /** Ends both and asserts that each heard the other's tone, at about its level, without gaps. */
  expectBothHeard(levelWithinDb?: number): Promise<void>;
}

export async function pjsuaPair({ folder, caller, called }: PairShape): Promise<Pair> {
  const open = (shape: Omit<PjsuaShape, "password" | "play" | "record">, name: string, hertz: number) =>
    openPjsua({
      ...shape,
      password: accountOf(shape.number).password,
      play: songFile(folder.file(`${name}-says.wav`), hertz),
      record: folder.file(`${name}-heard.wav`),
    });
  const callee = await open({ autoAnswer: 200, ...called }, "called", calledHertz);
  const from = await open(caller, "caller", callerHertz);
  await Promise.all([callee.registered(), from.registered()]);
  from.call(called.number);
  await Promise.all([from.says(/state changed to CONFIRMED/), callee.says(/state changed to CONFIRMED/)]);
  return {
    caller: from,
    called: callee,
    async expectBothHeard(within = 3) {
      // A recording has no event to wait for: two seconds of sound are what is listened to.
      await pause(2_000);
      from.hangUp();
      await callee.says(/is DISCONNECTED/);
      await Promise.all([from.quit(), callee.quit()]);
      for (const [name, hertz] of [
        ["caller", calledHertz],
        ["called", callerHertz],
      ] as const) {
        const heard = heardIn(folder.file(`${name}-heard.wav`), hertz);
        expect(heard.lastMs - heard.firstMs, `${name} hears ${hertz} Hz, ms`).toBeGreaterThan(1_200);
        expect(Math.abs(heard.level + 12.2), `level at the ${name}, dB from what was sent`).toBeLessThan(within);
        expect(
          heard.gaps.filter(({ lengthMs }) => lengthMs > 100),
          `gaps at the ${name}`,
        ).toEqual([]);
      }
    },
    async [Symbol.asyncDispose]() {
      await from[Symbol.asyncDispose]();
      await callee[Symbol.asyncDispose]();
    },
  };
}
