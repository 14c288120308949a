import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { storeContract } from "../../daemon/contracts/store.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { startBox } from "../rig/box.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, openOperator } from "../rig/operator.ts";
import { until } from "../rig/waiting.ts";
import { sipJsPhone } from "../rig/with-box.ts";

test("MEX-05: who calls is shown by his name while store answers nothing, also by a pbx that starts then", async () => {
  await using box = await startBox();
  using operator = await openOperator(box);
  await box.import(
    officeDocument({
      numbers: numbersFrom(201, 2),
      change: (document) => ({ ...document, trunks: [lineTo("900", operator.port)] }),
    }),
  );
  const kept = join(box.home, "pbx/directory.jsonl");
  const peer = await connect(join(box.home, "run", "store.sock"), storeContract);
  const numbers = [{ kind: "mobile" as const, number: "06 12 34 56 78" }];
  await peer.call("directory.add", { fields: { lastName: "Durand", numbers }, author: "test" });
  await until("pbx to know the name", () => readFileSync(kept, "utf8").includes("Durand"));
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  peer.close();
  const shown = async () => {
    await lineIs(box, "900", "in-service");
    await using phone = await sipJsPhone(box, "201");
    const calling = operator.far.callBy({ from: "+33612345678", to: "0122334400" });
    const incoming = await phone.incoming();
    calling.hangUp();
    await incoming.happened("terminated");
    return incoming.peerName;
  };

  const stopped = box.pid("store");
  box.kill("store", "SIGSTOP");
  try {
    expect(await shown()).toBe("Durand");
    await box.killAndAwait("pbx");
    expect(await shown()).toBe("Durand");
  } finally {
    if (box.pid("store") === stopped) process.kill(stopped, "SIGCONT");
  }
});
