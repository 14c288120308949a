import { expect, test } from "vitest";
import type { AgentState } from "../../daemon/contracts/queue-state.ts";
import { startBox } from "../rig/box.ts";
import { officeDocument } from "../rig/office.ts";
import { until } from "../rig/waiting.ts";

test("AGT-07 GAP-21: where an agent is logged in, and his pause, are known again after the exchange was killed", async () => {
  const agents = [{ number: "301", name: "Agnès", pin: "4711" }];
  const document = officeDocument({ numbers: ["201", "202"], change: (one) => ({ ...one, format: 2, agents }) });
  await using box = await startBox({ document });
  const agent = async (): Promise<AgentState | undefined> => {
    const { code, output } = await box.sipleo("agent", "list", "--json");
    return code === 0 ? JSON.parse(output)[0] : undefined;
  };
  expect((await box.sipleo("agent", "login", "301", "202")).output).toContain("unregistered");
  expect((await box.sipleo("agent", "pause", "301")).output).toContain("paused");
  const before = await agent();
  expect(before).toMatchObject({ desk: "202", state: "paused" });

  await box.killAndAwait("pbx");

  expect(await until("the exchange to tell of its agents", agent)).toEqual(before);
  expect((await box.sipleo("agent", "login", "301", "299")).output).toContain("there is no such extension");
  expect((await box.sipleo("agent", "logout", "302")).output).toContain("there is no such agent");
  expect((await box.sipleo("agent", "logout", "301")).output).toContain("logged-out");
}, 60_000);
