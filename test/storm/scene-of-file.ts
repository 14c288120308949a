import { afterAll, beforeAll } from "vitest";
import { type TemporaryFolder, temporaryFolder } from "../rig/folder.ts";
import { type Chance, openChance, stormSeed } from "./chance.ts";
import { type FickleDisk, mountFickleDisk } from "./fickle-disk.ts";
import { openScene, type Scene } from "./scene.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";

/** What the home of a scene lies on, as far as that can be had: a disk that fills, seen through one that can be read-only. */
export interface Disks {
  readonly small: SmallDisk | null;
  readonly fickle: FickleDisk | null;
}

/** The one scene of a file of tests; the seed is printed. */
export interface SceneOfFile {
  readonly scene: Scene;
  readonly disks: Disks;
  readonly chance: Chance;
}

const diskMegabytes = 96;

export function useScene(
  environment: (folder: TemporaryFolder) => Promise<Record<string, string>> = async () => ({}),
): () => SceneOfFile {
  const folder = temporaryFolder("storm");
  const chance = openChance(stormSeed());
  let disks: Disks = { small: null, fickle: null };
  let scene: Scene | undefined;
  beforeAll(async () => {
    process.stdout.write(`SIPLEO_STORM_SEED=${chance.seed}\n`);
    const folderOfHome = folder.file("home");
    const small = await mountSmallDisk(folderOfHome, diskMegabytes);
    disks = { small, fickle: null };
    disks = { small, fickle: await mountFickleDisk(folder, folderOfHome) };
    const home = disks.fickle?.path ?? folderOfHome;
    scene = await openScene({ home, environment: await environment(folder) });
  }, 60_000);
  afterAll(async () => {
    await scene?.[Symbol.asyncDispose]();
    await disks.fickle?.[Symbol.asyncDispose]();
    await disks.small?.[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  }, 60_000);
  return () => {
    if (scene === undefined) throw new Error("the scene of this file did not open");
    return { scene, disks, chance };
  };
}

/** The processes that run/ready.json names, without the box itself. */
export const servicesOf = ({ box }: Scene): readonly string[] =>
  [...box.processes().keys()].filter((name) => name !== "box");

/** Rounds that somebody asked for; the usual test is short. */
export const roundsWanted = (usual: number): number => Number(process.env.SIPLEO_STORM_ROUNDS ?? usual);
