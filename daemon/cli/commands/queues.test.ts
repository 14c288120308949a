import { expect, test } from "vitest";
import { inWords as agentsInWords } from "./agents.ts";
import { inWords } from "./queues.ts";

test("SVI-15: a queue is told with who waits, for how long, and who takes its calls", () => {
  const caller = { number: "0612345678", name: "Client" };
  const waiting = [
    { call: "a", caller, since: 0, isRinging: true },
    { call: null, caller: { number: "", name: "" }, since: 60_000, isRinging: false },
  ];
  const members = [{ number: "301", name: "Agnès", at: null, state: "logged-out" as const }];

  expect(inWords([{ number: "800", name: "Vente", waiting, members }], 125_000)).toBe(
    [
      "800 (Vente)",
      "PLACE  CALLER      NAME    FOR",
      "1      0612345678  Client  2 min 5 s  somebody rings",
      "2      (hidden)            1 min 5 s  to be called back",
      "MEMBER  NAME   AT  STATE",
      "301     Agnès  -   logged-out",
      "",
    ].join("\n"),
  );
  expect(inWords([], 0)).toBe("There are no queues.\n");
});

test("AGT-07: an agent is told with the telephone where he is", () => {
  const agent = { number: "301", name: "Agnès", desk: "201", state: "free", since: null } as const;

  expect(agentsInWords([agent])).toBe("AGENT  NAME   AT   STATE  SINCE\n301    Agnès  201  free\n");
  expect(agentsInWords([])).toBe("There are no agents.\n");
});
