import type { Extension } from "../config/extensions.ts";

/** One telephone, or a DECT base with what its handsets belong to. */
export interface TelephoneOf {
  readonly macAddress: string;
  /** In the order of its handsets; of a telephone that is no base, one. */
  readonly extensions: readonly [Extension, ...Extension[]];
  /** Reserved for it: a base has one, whichever of its extensions says so. */
  readonly ipAddress: string | null;
  /** Key modules beside it. */
  readonly modules: number;
}

/** The telephones whose MAC address is known, each once, in the order of the extensions [POS-07, POS-08]. Pure. */
export function telephonesOf(extensions: readonly Extension[]): readonly TelephoneOf[] {
  const byAddress = new Map<string, [Extension, ...Extension[]]>();
  for (const extension of extensions) {
    if (extension.macAddress === null) continue;
    const others = byAddress.get(extension.macAddress);
    if (others === undefined) byAddress.set(extension.macAddress, [extension]);
    else others.push(extension);
  }
  return [...byAddress].map(([macAddress, owners]) => ({
    macAddress,
    extensions: owners.sort((one, other) => (one.handset ?? 0) - (other.handset ?? 0)),
    ipAddress: owners.find(({ ipAddress }) => ipAddress !== null)?.ipAddress ?? null,
    modules: Math.max(...owners.map(({ keyModules }) => keyModules)),
  }));
}
