import type { Blow } from "../blow.ts";
import type { Scene } from "../scene.ts";
import type { SmallDisk } from "../small-disk.ts";
import { badNetwork } from "./bad-network.ts";
import { damage } from "./damage.ts";
import { flood } from "./flood.ts";
import { fullDisk } from "./full-disk.ts";
import { killOf } from "./kills.ts";

/** Every blow that can fall on a scene at any time; victims are whoever run/ready.json names. `disk`: the one it lives on. */
export function allBlows({ box }: Scene, disk: SmallDisk | null): readonly Blow[] {
  const names = [...box.processes().keys()];
  const services = names.filter((name) => name !== "box");
  const couples = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
  return [
    ...names.map((name) => killOf(name)),
    ...couples.map((couple) => killOf(...couple)),
    ...(disk === null ? [] : [fullDisk(disk), ...services.map((name) => fullDisk(disk, name))]),
    damage("store"),
    damage("pbx"),
    damage("store", "pbx"),
    badNetwork,
    flood,
  ];
}
