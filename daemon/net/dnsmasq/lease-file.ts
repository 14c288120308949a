import { isIPv4 } from "node:net";
import { printable } from "../../model/printable.ts";

/** An address that is given [DHC-02…04]. */
export interface Lease {
  /** 12 upper-case hexadecimal digits. */
  readonly macAddress: string;
  readonly ipAddress: string;
  /** Milliseconds since the epoch; null: never. */
  readonly expiresAt: number | null;
  /** What the device calls itself, made printable: anybody may be called like anybody. Null: it does not say. */
  readonly name: string | null;
}

/**
 * dnsmasq's own file of leases, a line each: `expiry mac ip name client-id`. It is written in place, so that a line may be
 * half there when it is read: what is none is passed over, and stands there whole the next time. Lines of IPv6 (after
 * `duid`) and of other networks than Ethernet are passed over as well. Pure.
 */
export const readLeaseFile = (text: string): readonly Lease[] => text.split("\n").flatMap(readLease);

/** The time has no more digits than a date can tell, in seconds. */
const LINE = /^(\d{1,12}) ((?:[0-9a-f]{2}:){5}[0-9a-f]{2}) ([\d.]{7,15}) (\S+) (\S+)$/;
const UNKNOWN = "*";

function readLease(line: string): readonly Lease[] {
  const [, expiry, mac, ipAddress, name] = LINE.exec(line) ?? [];
  if (expiry === undefined || mac === undefined || ipAddress === undefined || name === undefined) return [];
  if (!isIPv4(ipAddress)) return [];
  return [
    {
      macAddress: mac.replaceAll(":", "").toUpperCase(),
      ipAddress,
      expiresAt: Number(expiry) === 0 ? null : Number(expiry) * 1000,
      name: name === UNKNOWN ? null : printable(name),
    },
  ];
}
