import type { PhoneDriver } from "./driver.ts";
import type { Identity } from "./identify/identity.ts";
import { aastra } from "./vendors/aastra/aastra.ts";
import { depaepe } from "./vendors/depaepe/depaepe.ts";
import { generic } from "./vendors/generic/generic.ts";
import { yealink } from "./vendors/yealink/yealink.ts";

export const DRIVERS: readonly PhoneDriver[] = [aastra, depaepe, yealink, generic];

/** Who makes the files of a telephone: the driver that suits it best; `own` are those from templates, asked first. */
export function driverFor(identity: Identity, own: readonly PhoneDriver[] = []): PhoneDriver {
  const all = [...own, ...DRIVERS];
  return all.reduce((best, driver) => (driver.match(identity) > best.match(identity) ? driver : best));
}
