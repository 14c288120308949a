import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startBox } from "../rig/box.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, openOperator } from "../rig/operator.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone } from "../rig/with-box.ts";

test("MEX-01 MEX-02: with no snapshot that can be read a telephone registers all the same, and 112 goes out", async () => {
  await using box = await startBox();
  using operator = await openOperator(box, "secret of the operator");
  const line = { registration: "outbound", user: "0033900", sipPassword: "secret of the operator" };
  const document = officeDocument({ numbers: numbersFrom(201, 2) });
  await box.import({ ...document, trunks: [lineTo("900", operator.port, line)] });
  const kept = join(box.home, "pbx/last-view.json");
  await until("the copy of what runs", () => readFileSync(kept, "utf8").includes('"0033900"'));
  expect(statSync(kept).mode & 0o777).toBe(0o600);

  const snapshots = join(box.home, "snapshots");
  for (const name of readdirSync(snapshots)) writeFileSync(join(snapshots, name), "{ torn");
  await box.killAndAwait("pbx");

  await lineIs(box, "900", "in-service");
  await using phone = await sipJsPhone(box, "202");
  const help = await phone.call("112");
  const arrived = await operator.call();
  expect(arrived.called).toBe("112");
  arrived.answer();
  await help.happened("accepted");
  help.hangUp();
  await help.happened("terminated");
  expect((await box.sipleo("alerts")).output).toMatch(
    /ALERT: No snapshot can be read: revision \d+ runs from the kept/,
  );

  expect((await box.sipleo("reload")).code).toBe(0);
  const isKept = async () => (await box.pbxStatus()).alerts.some(({ key }) => key === "kept-view");
  await until("a snapshot to run again", async () => !(await isKept()), { limitMs: 30_000 });
});
