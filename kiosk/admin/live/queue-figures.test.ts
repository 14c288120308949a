import { expect, test } from "vitest";
import type { MemberState, QueueState } from "../../../daemon/contracts/queue-state.ts";
import { busiestFirst, queueFigures } from "./queue-figures.ts";

const queue = (number: string, waitsSince: readonly number[], states: readonly MemberState[] = []): QueueState => ({
  number,
  name: `File ${number}`,
  waiting: waitsSince.map((since) => ({
    call: "c",
    caller: { number: "0612345678", name: "" },
    since,
    isRinging: false,
  })),
  members: states.map((state, index) => ({ number: String(301 + index), name: "", at: null, state })),
});

test("SVI-15: a queue tells how many wait, since when the first of them, and who could take calls", () => {
  const figures = queueFigures(queue("800", [3000, 1000, 2000], ["free", "busy", "paused", "logged-out", "absent"]));

  expect(figures).toEqual({ waiting: 3, longestSince: 1000, free: 1, present: 3 });
  expect(queueFigures(queue("800", []))).toEqual({ waiting: 0, longestSince: null, free: 0, present: 0 });
});

test("the queue with most callers stands first, then the one where somebody has waited longest", () => {
  const order = busiestFirst([
    queue("1000", []),
    queue("801", []),
    queue("802", [500]),
    queue("803", [100]),
    queue("804", [900, 950]),
  ]);

  expect(order.map(({ number }) => number)).toEqual(["804", "803", "802", "801", "1000"]);
});
