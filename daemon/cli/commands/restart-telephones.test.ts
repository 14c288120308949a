import { expect, test } from "vitest";
import { understand } from "../arguments.ts";
import { shapes } from "../shapes.ts";
import { whichAreMeant } from "./restart-telephones.ts";

const meant = (...typed: readonly string[]) => {
  const understood = understand(["telephone", "restart", ...typed], shapes);
  if (understood.kind !== "run") throw new Error(`not understood: ${typed.join(" ")}`);
  return whichAreMeant(understood.typed);
};

test("ACC-12: which telephones restart is said in one way: a number, makers, or all", () => {
  expect(meant("201")).toEqual({ numbers: ["201"], makers: null });
  expect(meant("--makers", "Aastra, depaepe")).toEqual({ numbers: null, makers: ["aastra", "depaepe"] });
  expect(meant("--all", "--even-talking")).toEqual({ numbers: null, makers: null });
});

test("nothing restarts when it is not said which, or in two ways", () => {
  expect(meant()).toBeNull();
  expect(meant("201", "--all")).toBeNull();
  expect(meant("--makers", "aastra", "--all")).toBeNull();
});
