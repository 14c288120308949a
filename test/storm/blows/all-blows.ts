import type { Blow } from "../blow.ts";
import type { Scene } from "../scene.ts";
import type { Disks } from "../scene-of-file.ts";
import { badNetwork } from "./bad-network.ts";
import { damage } from "./damage.ts";
import { flood } from "./flood.ts";
import { fullDisk } from "./full-disk.ts";
import { killOf } from "./kills.ts";
import { readOnlyDisk } from "./read-only-disk.ts";

/** Every blow that can fall on a scene at any time; victims are whoever run/ready.json names. `disks`: what it lives on. */
export function allBlows({ box }: Scene, { small, fickle }: Disks): readonly Blow[] {
  const names = [...box.processes().keys()];
  const services = names.filter((name) => name !== "box");
  const couples = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
  return [
    ...names.map((name) => killOf(name)),
    ...couples.map((couple) => killOf(...couple)),
    ...(small === null ? [] : [fullDisk(small), ...services.map((name) => fullDisk(small, name))]),
    ...(fickle === null ? [] : [readOnlyDisk(fickle), ...services.map((name) => readOnlyDisk(fickle, name))]),
    damage("store"),
    damage("pbx"),
    damage("store", "pbx"),
    badNetwork,
    flood,
  ];
}
