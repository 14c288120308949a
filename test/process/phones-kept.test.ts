import { expect, test } from "vitest";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { newPhone } from "../../daemon/phones/book/kept-phone.ts";
import { KeptPhones } from "../../daemon/phones/book/kept-phones.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { until } from "../rig/waiting.ts";

/** What is remembered of telephones, on a real disk. */

const mac = "001565112233";
const phone = (generation: number) => ({ ...newPhone(mac), generation });

test("POS-17: what may be lost for a while is written within half a minute, before what comes after it, or at the end", async () => {
  using folder = temporaryFolder("phones-kept");
  const clock = new DrivenClock();
  const files = new KeptPhones(folder.path, silentLog, clock);
  const onDisk = async () => (await files.read()).map(({ generation }) => generation);
  await files.read();

  files.keepSoon(phone(1));
  clock.advance(29_999);
  expect(await onDisk()).toEqual([]);
  clock.advance(1);
  await until("the file", async () => (await onDisk())[0] === 1);

  files.keepSoon(phone(2));
  files.keep(phone(3));
  await until("the newer file", async () => (await onDisk())[0] === 3);

  files.keepSoon(phone(4));
  await files.settled();
  expect(await onDisk()).toEqual([4]);

  files.keepSoon(phone(5));
  files.forget(mac);
  await files.settled();
  clock.advance(60_000);
  await files.settled();
  expect(await onDisk()).toEqual([]);
});
