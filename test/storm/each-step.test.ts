import { describe, test } from "vitest";
import { weather } from "./aftermath.ts";
import { killInEnd, killInReload, stepsOfEnd, stepsOfReload } from "./blows/steps.ts";
import { roundsWanted, servicesOf, useScene } from "./scene-of-file.ts";

/** Chance chooses the victim of each step; a storm of many rounds takes every one. */
describe("calls up, phones registering, an administrator saving, and a process killed", () => {
  const here = useScene();
  const victims = (): readonly string[] => {
    const { scene, chance } = here();
    return roundsWanted(1) > 1 ? servicesOf(scene) : [chance.oneOf(servicesOf(scene))];
  };

  test.each(stepsOfReload)("when a reload is $name", async (step) => {
    const { scene, chance } = here();
    for (const victim of victims()) await weather(scene, killInReload(step, victim), chance);
  });

  test.each(stepsOfEnd)("when the end of a call is $name", async (step) => {
    const { scene, chance } = here();
    for (const victim of victims()) await weather(scene, killInEnd(step, victim), chance);
  });
});
