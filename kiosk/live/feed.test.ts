import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Feed } from "./feed.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 5, 9) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A network that opens sockets, and may answer nothing any more. */
function surroundings() {
  const sockets: { onmessage: ((event: { data: string }) => void) | null }[] = [];
  let answers = true;
  const feed = new Feed({
    openSocket: () => {
      const socket = { onmessage: null, close: () => undefined };
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    checkLogin: () => (answers ? Promise.resolve() : new Promise(() => undefined)),
    now: () => Date.now(),
    setTimeout: (act, ms) => Number(setTimeout(act, ms)),
    clearTimeout: (timer) => clearTimeout(timer),
    random: () => 0,
  });
  const hear = (frame: object) => sockets.at(-1)?.onmessage?.({ data: JSON.stringify(frame) });
  return {
    feed,
    sockets,
    picture: (at = Date.now()) => hear({ kind: "picture", sequence: 1, entries: { clock: { at } } }),
    tick: (sequence: number, at = Date.now()) => hear({ kind: "delta", sequence, set: { clock: { at } }, drop: [] }),
    silence: () => {
      answers = false;
    },
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("the feed", () => {
  test("holds one connection while the box is heard", async () => {
    const { feed, sockets, picture, tick } = surroundings();
    feed.start();
    picture();

    for (let sequence = 2; sequence < 12; sequence++) {
      await pass(15_000);
      tick(sequence);
    }

    expect([sockets.length, feed.state.value]).toEqual([1, "here"]);
  });

  test("of a machine that slept, whose connection is open and dead, opens another one", async () => {
    const { feed, sockets, picture } = surroundings();
    feed.start();
    picture();

    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(6_000);
    expect([sockets.length, feed.state.value]).toEqual([2, "lost"]);
    picture();

    expect(feed.state.value).toBe("here");
  });

  test("says so when nothing is heard, and tries on although no answer comes to anything", async () => {
    const { feed, sockets, picture, silence } = surroundings();
    feed.start();
    picture();

    silence();
    await pass(46_000);
    expect(feed.state.value).toBe("lost");
    await pass(15_000);

    expect(sockets.length).toBe(2);
    feed.close();
  });

  test("knows what time it is at the box, whatever the browser thinks", async () => {
    const { feed, picture, tick } = surroundings();
    feed.start();
    expect(feed.now()).toBe(Date.now());

    picture(Date.now() - 600_000);
    expect(feed.now()).toBe(Date.now() - 600_000);
    await pass(15_000);
    tick(2, Date.now() - 600_000 + 40);
    expect(feed.now()).toBe(Date.now() - 600_000);
    tick(3, Date.now() + 5_000);

    expect(feed.now()).toBe(Date.now() + 5_000);
  });

  test("that was closed leaves no timer behind", async () => {
    const { feed, picture } = surroundings();
    feed.start();
    picture();
    await pass(8_000);

    feed.close();

    expect(vi.getTimerCount()).toBe(0);
  });
});
