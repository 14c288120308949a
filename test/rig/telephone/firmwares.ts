import { aastra } from "./aastra.ts";
import type { Firmware, Maker } from "./firmware.ts";
import { gigaset } from "./gigaset.ts";
import { depaepe, yealink } from "./yealink.ts";

export const FIRMWARES: Readonly<Record<Maker, Firmware>> = { aastra, depaepe, gigaset, yealink };
