import { identify } from "../../provisioning/identify/identify.ts";
import type { Dhcp, DhcpLease, DhcpState } from "../contracts/dhcp.ts";
import { bitsOf } from "../model/ipv4.ts";
import type { NetView } from "../model/snapshot/net-view.ts";
import type { Device } from "./devices.ts";
import type { Lease } from "./dnsmasq/lease-file.ts";
import { isIn, sizeOf, takenIn } from "./network.ts";

/** The leases that run, by address, with what is known of who has them [DHC-02…07]. Pure. */
export function leasesShown(
  leases: readonly Lease[],
  telephones: NetView["telephones"],
  deviceOf: (macAddress: string) => Device | null,
  now: number,
): DhcpLease[] {
  const known = new Map(telephones.map((one) => [one.macAddress, one]));
  return leases
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    .map((lease): DhcpLease => {
      const { macAddress, ipAddress } = lease;
      const device = deviceOf(macAddress);
      const telephone = known.get(macAddress);
      const vendorClass = device?.vendorClass ?? null;
      const { family, model } = identify([{ origin: "dhcp", at: device?.askedAt ?? 0, mac: macAddress, vendorClass }]);
      return {
        ...lease,
        ...{ vendorClass, requested: device?.requested ?? [], askedAt: device?.askedAt ?? null },
        ...{ maker: family, model, number: telephone?.number ?? null },
        isFixed: telephone?.ipAddress === ipAddress,
      };
    })
    .sort((one, other) => bitsOf(one.ipAddress) - bitsOf(other.ipAddress));
}

type Serves = Extract<DhcpState, { kind: "serves" }>;

/** How many addresses of the pool are given, and how many could be: those of the box, the gateway and servers cannot. Pure. */
export function givenOf(
  {
    pool,
    address,
    gateway,
    dnsServers,
    ntpServer,
  }: Pick<Serves, "pool" | "address" | "gateway" | "dnsServers" | "ntpServer">,
  leases: readonly Pick<DhcpLease, "ipAddress">[],
): Dhcp["given"] {
  const taken = takenIn(pool, [address, gateway, ...dnsServers, ntpServer]);
  return {
    used: leases.filter(({ ipAddress }) => isIn(pool, ipAddress)).length,
    size: sizeOf(pool) - taken.length,
  };
}
