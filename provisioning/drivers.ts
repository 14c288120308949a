import type { PhoneDriver } from "./driver.ts";
import { yealink } from "./vendors/yealink/yealink.ts";

/** All drivers; where two suit alike, the one that stands first is taken. */
export const PHONE_DRIVERS: readonly PhoneDriver[] = [yealink];
