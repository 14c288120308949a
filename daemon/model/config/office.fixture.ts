import type { ConfigurationDocument } from "./document.ts";
import type { Extension } from "./extensions.ts";
import { factoryDocument } from "./factory.ts";
import type { Group } from "./groups.ts";

/** Builders for tests: an office is the factory's, changed in the one point that a test is about. */

export const office = (change: Partial<ConfigurationDocument> = {}): ConfigurationDocument => ({
  ...factoryDocument(),
  ...change,
});

export const extension = (number: string, change: Partial<Extension> = {}): Extension => ({
  number,
  name: `Poste ${number}`,
  kind: "extended",
  hidesNumber: false,
  simultaneousCalls: 255,
  maxDevices: null,
  ringSeconds: 30,
  macAddress: null,
  ipAddress: null,
  site: null,
  ...change,
});

export const group = (number: string, members: readonly string[], name = `Groupe ${number}`): Group => ({
  number,
  name,
  members: [...members],
  ringSeconds: 30,
});
