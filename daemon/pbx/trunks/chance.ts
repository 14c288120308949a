import { createHash } from "node:crypto";
import type { Chance } from "./rfc3263.ts";

const bytes = 6;

/** Draws once for each text: the seed is fresh for every process, so that boxes spread over the servers of an operator. */
export const chanceOf =
  (seed: string): Chance =>
  (text) =>
    createHash("sha256").update(`${seed} ${text}`).digest().readUIntBE(0, bytes) / 2 ** (8 * bytes);
