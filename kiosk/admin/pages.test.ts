import { expect, test } from "vitest";
import { PAGE_STEPS } from "../place/step-of.ts";
import { rubrics } from "./pages.tsx";

test.each([...rubrics.keys()])("no page of /%s stands where something may be called like it", async (name) => {
  const { pages } = (await rubrics.get(name)?.()) ?? { pages: [] };
  const patterns = pages.map(([pattern]) => pattern.replaceAll(/:\w+/g, ":").split("/"));

  const taken = patterns.flatMap((steps) =>
    steps.filter(
      (step, at) =>
        step !== ":" &&
        patterns.some((other) => other[at] === ":" && other.slice(0, at).join() === steps.slice(0, at).join()),
    ),
  );

  expect(taken.filter((step) => !PAGE_STEPS.includes(step))).toEqual([]);
});
