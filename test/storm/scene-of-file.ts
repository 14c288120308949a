import { afterAll, beforeAll } from "vitest";
import { type TemporaryFolder, temporaryFolder } from "../rig/folder.ts";
import { type Chance, openChance, stormSeed } from "./chance.ts";
import { openScene, type Scene } from "./scene.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";

/** The one scene of a file of tests, on a small disk where that can be had; the seed is printed. */
export interface SceneOfFile {
  readonly scene: Scene;
  readonly disk: SmallDisk | null;
  readonly chance: Chance;
}

const diskMegabytes = 96;

export function useScene(
  environment: (folder: TemporaryFolder) => Promise<Record<string, string>> = async () => ({}),
): () => SceneOfFile {
  const folder = temporaryFolder("storm");
  const home = folder.file("home");
  const chance = openChance(stormSeed());
  let disk: SmallDisk | null = null;
  let scene: Scene | undefined;
  beforeAll(async () => {
    process.stdout.write(`SIPLEO_STORM_SEED=${chance.seed}\n`);
    disk = await mountSmallDisk(home, diskMegabytes);
    scene = await openScene({ home, environment: await environment(folder) });
  }, 60_000);
  afterAll(async () => {
    await scene?.[Symbol.asyncDispose]();
    await disk?.[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  }, 60_000);
  return () => {
    if (scene === undefined) throw new Error("the scene of this file did not open");
    return { scene, disk, chance };
  };
}

/** The processes that run/ready.json names, without the box itself. */
export const servicesOf = ({ box }: Scene): readonly string[] =>
  [...box.processes().keys()].filter((name) => name !== "box");

/** Rounds that somebody asked for; the usual test is short. */
export const roundsWanted = (usual: number): number => Number(process.env.SIPLEO_STORM_ROUNDS ?? usual);
