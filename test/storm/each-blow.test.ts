import { describe, test } from "vitest";
import { weather } from "./aftermath.ts";
import { badNetwork } from "./blows/bad-network.ts";
import { damage } from "./blows/damage.ts";
import { flood } from "./blows/flood.ts";
import { fullDisk } from "./blows/full-disk.ts";
import { killOf } from "./blows/kills.ts";
import { readOnlyDisk } from "./blows/read-only-disk.ts";
import { servicesOf, useScene } from "./scene-of-file.ts";

describe("calls up, phones registering, an administrator saving", () => {
  const here = useScene();

  test("and each process killed in turn", async () => {
    const { scene, chance } = here();
    for (const name of scene.box.processes().keys()) await weather(scene, killOf(name), chance);
  });

  test("and two processes killed at once", async () => {
    const { scene, chance } = here();
    const names = [...scene.box.processes().keys()];
    for (const [at, one] of names.entries()) {
      for (const other of names.slice(at + 1)) await weather(scene, killOf(one, other), chance);
    }
  });

  test("and a full disk, with nobody killed, and with each service killed meanwhile", async (context) => {
    const { scene, disks, chance } = here();
    if (disks.small === null) return context.skip("this user may not mount a tmpfs");
    await weather(scene, fullDisk(disks.small), chance);
    for (const name of servicesOf(scene)) await weather(scene, fullDisk(disks.small, name), chance);
  });

  test("and a disk that is read-only, with nobody killed, and with each service killed meanwhile", async (context) => {
    const { scene, disks, chance } = here();
    if (disks.fickle === null) return context.skip("no FUSE here, or no package libfuse3-dev");
    await weather(scene, readOnlyDisk(disks.fickle), chance);
    for (const name of servicesOf(scene)) await weather(scene, readOnlyDisk(disks.fickle, name), chance);
  });

  test("and the current snapshot and the newest table damaged", async () => {
    const { scene, chance } = here();
    await weather(scene, damage("store"), chance);
    await weather(scene, damage("pbx"), chance);
    await weather(scene, damage("store", "pbx"), chance);
  });

  test("and a network that drops, delays, doubles and reorders", async () => {
    const { scene, chance } = here();
    await weather(scene, badNetwork, chance);
  });

  test("and 2,000 REGISTERs a second from 200 addresses", async () => {
    const { scene, chance } = here();
    await weather(scene, flood, chance);
  });
});
