import { type Reason, reason } from "../daemon/model/reason.ts";
import type { PhoneDriver } from "./driver.ts";
import type { Identity } from "./identify/identity.ts";
import type { Phone } from "./phone.ts";
import { aastra } from "./vendors/aastra/aastra.ts";
import { depaepe } from "./vendors/depaepe/depaepe.ts";
import { generic } from "./vendors/generic/generic.ts";
import { gigaset } from "./vendors/gigaset/gigaset.ts";
import { yealink } from "./vendors/yealink/yealink.ts";

export const DRIVERS: readonly PhoneDriver[] = [aastra, depaepe, gigaset, yealink, generic];

/** Who makes the files of a telephone: the driver that suits it best; `own` are those from templates, asked first. */
export const driverFor = (identity: Identity, own: readonly PhoneDriver[] = []): PhoneDriver =>
  bestDriver([...own, ...DRIVERS], identity) ?? generic;

/** The one of them that suits best; with nothing to go by, the first. Null: there is none. */
export function bestDriver(drivers: readonly PhoneDriver[], identity: Identity): PhoneDriver | null {
  let found: PhoneDriver | null = null;
  for (const driver of drivers) if (found === null || driver.match(identity) > found.match(identity)) found = driver;
  return found;
}

/** What the page of an extension says of its telephone: what does not fit, or that there is no file for it at all. */
export function remarksOf(driver: PhoneDriver, phone: Phone): readonly Reason[] {
  const file = driver.render({ kind: "phone", phone });
  if (file !== null) return file.remarks;
  return [phone.model === null ? reason("phone-without-file") : reason("phone-by-its-page", { model: phone.model })];
}
