import type { Pool } from "../network.ts";

/** What dnsmasq is to do, with everything that was left open decided. Addresses are IPv4, dotted. */
export interface DhcpPlan {
  /** Name of the interface, as the kernel has it. */
  readonly interface: string;
  readonly netmask: string;
  readonly pool: Pool;
  /** How long an address is given for; dnsmasq gives none for less than two minutes. */
  readonly leaseMinutes: number;
  /** Null: telephones are told of none. */
  readonly gateway: string | null;
  readonly dnsServers: readonly string[];
  readonly ntpServer: string | null;
  readonly domain: string | null;
  readonly reservations: readonly Reservation[];
}

/** A telephone that always gets the same address [DHC-06, POS-08]. */
export interface Reservation {
  /** 12 upper-case hexadecimal digits. */
  readonly macAddress: string;
  readonly ipAddress: string;
}

/** Paths that dnsmasq reads, writes and calls. */
export interface DnsmasqPlaces {
  readonly leases: string;
  /** Called with every lease that comes, changes or goes. */
  readonly script: string;
}
