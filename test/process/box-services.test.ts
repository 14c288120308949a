import { expect, test } from "vitest";
import { type BoxStatus, boxContract } from "../../daemon/contracts/box.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { isAlive, TinyBox } from "./box-tiny.ts";

/** What an administrator may do to one process, and what who watches the box is told of it. */

const patient = { timeout: 20_000, interval: 20 };
const stateOf = (box: TinyBox, name: string) => () => box.of(name)?.state;

async function running(...args: Parameters<TinyBox["start"]>): Promise<TinyBox> {
  const box = new TinyBox();
  box.start(...args);
  for (const name of ["store", "pbx", ...(args[0]?.web === undefined ? [] : ["web"])]) {
    await expect.poll(stateOf(box, name), patient).toBe("ready");
  }
  return box;
}

test("pbx is stopped in order, stays so, and starts when it is asked to", async () => {
  await using box = await running();
  const [before, others] = [box.pidOf("pbx"), box.pidOf("store")];

  await box.ask((peer) => peer.call("service.stop", { name: "pbx", author: "admin" }));
  await expect.poll(stateOf(box, "pbx"), patient).toBe("stopped");
  expect(isAlive(before)).toBe(false);
  expect(box.notes).toContain("pbx stopped");
  const order = { what: "stop", author: "admin", at: expect.any(Number) };
  expect(box.of("pbx")).toMatchObject({ pid: null, startedAt: null, trouble: null, isNeeded: false, order });

  await box.ask((peer) => peer.call("service.stop", { name: "pbx", author: "admin" }));
  await box.ask((peer) => peer.call("service.start", { name: "pbx", author: "admin" }));
  await expect.poll(stateOf(box, "pbx"), patient).toBe("ready");
  expect(box.pidOf("pbx")).not.toBe(before);
  expect(box.pidOf("store")).toBe(others);
});

test("a box with a stopped pbx stops in order, and starts pbx again the next time", async () => {
  await using box = await running();
  await box.ask((peer) => peer.call("service.stop", { name: "pbx", author: "admin" }));
  await expect.poll(stateOf(box, "pbx"), patient).toBe("stopped");

  box.signal("SIGTERM");
  expect(await box.ended()).toBe(0);
  expect(box.left()).toEqual([]);
  box.start();

  await expect.poll(stateOf(box, "pbx"), patient).toBe("ready");
});

test("the ready file says that pbx is stopped", async () => {
  await using box = await running();

  await box.ask((peer) => peer.call("service.stop", { name: "pbx", author: "admin" }));

  await expect.poll(stateOf(box, "pbx"), patient).toBe("stopped");
  expect(box.ready?.processes.map(({ name, state }) => `${name} ${state}`)).toEqual(["store ready", "pbx stopped"]);
});

test("nobody stops the process without which nothing could be started again, nor one that is not there", async () => {
  await using box = await running({ web: "return { facts: () => ({}), stop: async () => {} };" });
  const refused = (method: "service.stop" | "service.start", name: string) =>
    box
      .ask((peer) => peer.call(method, { name, author: "admin" }))
      .then(
        () => "accepted",
        (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
      );

  expect(await refused("service.stop", "store")).toBe("PROCESS_NEEDED");
  expect(await refused("service.stop", "web")).toBe("PROCESS_NEEDED");
  expect(await refused("service.stop", "dance")).toBe("NO_SUCH_PROCESS");
  expect(await refused("service.start", "dance")).toBe("NO_SUCH_PROCESS");
  expect(box.of("store")?.state).toBe("ready");
});

test("who watches is told every change, and ends with what status answers", async () => {
  await using box = await running();
  const peer = await connect(`${box.home}/run/box.sock`, boxContract);
  const told: BoxStatus[] = [];
  peer.onMessage("changed", (status) => void told.push(status));
  const first = await peer.call("watch", {});
  expect(first.processes.map(({ state }) => state)).toEqual(["ready", "ready"]);
  const states = () => told.map((status) => status.processes.find(({ name }) => name === "pbx")?.state);

  await peer.call("service.stop", { name: "pbx", author: "admin" });
  await expect.poll(() => states().at(-1), patient).toBe("stopped");
  await peer.call("service.start", { name: "pbx", author: "admin" });
  await expect.poll(() => states().at(-1), patient).toBe("ready");

  expect([...new Set(states())]).toEqual(["stopping", "stopped", "starting", "ready"]);
  expect(told.at(-1)).toEqual(await peer.call("status", {}));
  peer.close();
});

/** Tells what the kernel grants it, and that it hears from itself: the facts come by heartbeat. */
const confined = `
  const status = (await import("node:fs")).readFileSync("/proc/self/status", "utf8");
  const of = (name) => new RegExp("^" + name + ":\\\\s*(\\\\S+)", "m").exec(status)?.[1];
  let beats = 0;
  return {
    facts: () => ({ beats: beats++, effective: of("CapEff"), permitted: of("CapPrm"), inheritable: of("CapInh"),
      ambient: of("CapAmb"), bounding: of("CapBnd"), noNewPrivileges: of("NoNewPrivs") }),
    stop: async () => note("stopped"),
  };
`;

test("the process that faces strangers has no privilege and may gain none; it beats, stops and comes back like the others", async () => {
  await using box = await running({ web: confined });
  const nothing = "0000000000000000";
  const facts = async () => {
    const status = await box.ask((peer) => peer.call("status", {}));
    return status.processes.find(({ name }) => name === "web")?.facts ?? {};
  };

  expect(await facts()).toMatchObject({ effective: nothing, inheritable: nothing, ambient: nothing });
  expect(await facts()).toMatchObject({ permitted: nothing, noNewPrivileges: "1" });
  // Only root may empty the bounding set; for others no-new-privs makes it void.
  if (process.getuid?.() === 0) expect(await facts()).toMatchObject({ bounding: nothing });
  await expect.poll(async () => Number((await facts()).beats), patient).toBeGreaterThan(3);

  // The file follows what the box itself has just told.
  await expect.poll(() => box.of("web")?.state, patient).toBe("ready");
  process.kill(box.pidOf("web"), "SIGKILL");
  await expect.poll(() => box.of("web")?.restarts === 1 && box.of("web")?.state, patient).toBe("ready");
  box.signal("SIGTERM");
  expect(await box.ended()).toBe(0);
  expect(box.notes.slice(-3)).toEqual(["web stopped", "pbx stopped", "store stopped"]);
});

test("the welcome waits a moment for the process that starts last, and no longer", async () => {
  await using box = new TinyBox();
  box.start({ web: "await new Promise(() => {});" });

  await expect.poll(stateOf(box, "pbx"), patient).toBe("ready");
  expect(box.output).not.toContain("WELCOME");
  await expect.poll(() => box.output, patient).toContain("WELCOME");

  expect(box.of("web")?.state).toBe("starting");
});
