import { expect, test } from "vitest";
import { Progress } from "./progress.ts";

const run = { revision: 7, author: "marie", at: 1_000 };

function progress() {
  let now = 0;
  let told = 0;
  const one = new Progress(run, ["pbx"], { monotonic: () => now }, () => told++);
  return { one, told: () => told, pass: (ms: number) => (now += ms) };
}

const states = ({ report }: Progress) => report.steps.map(({ who, step, state }) => `${who} ${step} ${state}`);

test("REC-04 REC-05: each step is told while it is under way and after it, with how long it took", () => {
  const { one, told, pass } = progress();

  const end = one.begin("pbx", "prepare");
  expect(states(one)).toContain("pbx prepare under-way");
  pass(12.4);
  end();

  expect(one.report.steps.find(({ step }) => step === "prepare")).toEqual({
    who: "pbx",
    step: "prepare",
    state: "done",
    milliseconds: 12,
    reasons: [],
  });
  expect(told()).toBe(3);
});

test("REC-06: after a refusal it says who refused and why, and what was not come to", () => {
  const { one, pass } = progress();
  one.begin("store", "sounds")();
  one.begin("store", "views")();
  pass(5);
  one.begin("pbx", "prepare")({ state: "refused", reasons: ["La ligne 900 est incomplète."] });

  one.end("refused");

  expect(one.report).toMatchObject({ outcome: "refused", milliseconds: 5, revision: 7, author: "marie" });
  expect(states(one)).toEqual([
    "store sounds done",
    "store views done",
    "pbx prepare refused",
    "pbx apply left-out",
    "store note left-out",
  ]);
});

test("a step that was under way when all ended has failed", () => {
  const { one } = progress();
  one.begin("store", "sounds");

  one.end("failed");

  expect(states(one)[0]).toBe("store sounds failed");
});
