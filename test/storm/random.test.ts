import { expect, test } from "vitest";
import { weather } from "./aftermath.ts";
import { allBlows } from "./blows/all-blows.ts";
import { roundsWanted, useScene } from "./scene-of-file.ts";

const here = useScene();
const rounds = roundsWanted(3);

test(`${rounds} blows that chance chose`, { timeout: 20_000 + rounds * 30_000 }, async () => {
  const { scene, disks, chance } = here();
  const fallen: string[] = [];
  for (let round = 1; round <= rounds; round++) {
    const blow = chance.oneOf(allBlows(scene, disks));
    process.stdout.write(`${round}: ${blow.what}\n`);
    await weather(scene, blow, chance);
    fallen.push(blow.what);
  }
  expect(fallen).toHaveLength(rounds);
});
