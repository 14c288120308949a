import type { NetworkInterface } from "../contracts/machine-health.ts";

/** What the kernel's files say of one interface; empty where it says nothing. */
export interface LinkFiles {
  readonly name: string;
  /** `up`, `down`, `unknown` … (Linux, Documentation/ABI/testing/sysfs-class-net). */
  readonly operstate: string;
  readonly carrier: string;
  /** Megabits; `-1` or an error where the link has none. */
  readonly speed: string;
  readonly address: string;
  /** 772: loopback (linux/if_arp.h). */
  readonly type: string;
}

/** The addresses of an interface, as Node tells them. */
export type Addresses = Readonly<Record<string, readonly { readonly address: string }[] | undefined>>;

const LOOPBACK = "772";
const NO_ADDRESS = "00:00:00:00:00:00";

/** Every interface but loopback, also those without a cable, which Node does not tell of. Pure. */
export const interfacesOf = (links: readonly LinkFiles[], addresses: Addresses): readonly NetworkInterface[] =>
  links
    .filter(({ type }) => type !== LOOPBACK)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, operstate, carrier, speed, address }) => ({
      name,
      // A tunnel or a bridge without members has a carrier and no state of its own.
      isUp: operstate === "up" || (operstate === "unknown" && carrier === "1"),
      addresses: (addresses[name] ?? []).map((one) => one.address).filter((one) => !one.startsWith("fe80:")),
      hardwareAddress: address === "" || address === NO_ADDRESS ? null : address,
      megabitsPerSecond: /^[1-9]\d*$/.test(speed) ? Number(speed) : null,
    }));
