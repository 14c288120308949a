import { expect } from "vitest";
import type { TestBox } from "../rig/box.ts";
import type { Place } from "../rig/raw-udp.ts";
import { rawPhone } from "../rig/with-box.ts";

/** A well-behaved telephone that looks, after each blow, whether the box still stands. */
export interface Watchman extends AsyncDisposable {
  /** OPTIONS is answered within a second, and every process is the one that was started. */
  expectAlive(after: string): Promise<void>;
}

export async function openWatchman(box: TestBox, number = "205"): Promise<Watchman> {
  const phone = await rawPhone(box, number, { address: "127.0.0.200" });
  const registered = await phone.register(3_600);
  expect(registered.status).toBe(200);
  const pids = box.pids();
  return {
    async expectAlive(after) {
      const { response } = await phone.ask("OPTIONS", { limitMs: 1_000 }).catch((error: unknown) => {
        throw new Error(`after ${after} the box does not answer OPTIONS:\n${box.log().slice(-3_000)}`, {
          cause: error,
        });
      });
      expect(response.status, `OPTIONS after ${after}`).toBeGreaterThanOrEqual(200);
      expect(box.pids(), `processes after ${after}`).toEqual(pids);
    },
    [Symbol.asyncDispose]: () => phone[Symbol.asyncDispose](),
  };
}

let used = 0;
/** A loopback address that no test has used: what one source does is not held against the next. */
export function freshAddress(): string {
  used++;
  return `127.${80 + Math.floor(used / 62_500)}.${Math.floor(used / 250) % 250}.${1 + (used % 250)}`;
}

/** A source at a fresh address, at the port that the message's Via will have its answer sent to (RFC 3261 §18.2.2). */
export function sourceOf(message: string): Place {
  const top = /^(?:via|v)[ \t]*:[ \t]*(?:\r\n[ \t]+)?(.*)$/im.exec(message)?.[1] ?? "";
  const sentBy = /\/[ \t]*\w+(?:\s|\r\n)+(\[[^\]]*\]|[^\s;:,]+)[ \t]*(?::[ \t]*(\d+))?/.exec(top);
  const port = Number(sentBy?.[2] ?? 5_060);
  return { address: freshAddress(), port: port > 1_024 && port < 65_536 ? port : 5_060 };
}
