import type { DhcpRule } from "../../../provisioning/driver.ts";
import type { Pool } from "../network.ts";

/** What dnsmasq is to do, with everything that was left open decided. Addresses are IPv4, dotted. */
export interface DhcpPlan {
  /** Name of the interface, as the kernel has it. */
  readonly interface: string;
  readonly netmask: string;
  readonly pool: Pool;
  /** The part of it that is given to anybody; the rest is for the telephones and for who has a reservation. */
  readonly poolOfOthers: Pool;
  /** How long an address is given for; dnsmasq gives none for less than two minutes. */
  readonly leaseMinutes: number;
  /** Null: telephones are told of none. */
  readonly gateway: string | null;
  readonly dnsServers: readonly string[];
  readonly ntpServer: string | null;
  readonly domain: string | null;
  readonly reservations: readonly Reservation[];
  /** Addresses of the pool that somebody has already, as the gateway: they are given to nobody. */
  readonly taken: readonly string[];
  /** Of the office, without a reservation; 12 upper-case hexadecimal digits each. */
  readonly telephones: readonly string[];
  /** What telephones of each maker are told, and nobody else. */
  readonly rules: readonly DhcpRule[];
  /** Null: names are not answered. */
  readonly names: NamesPlan | null;
}

/** How names are answered. */
export interface NamesPlan {
  /** What the box is called, and its address. */
  readonly own: { readonly name: string; readonly address: string };
  /** Who is asked for names that are not of the network. */
  readonly servers: readonly string[];
}

/** A telephone that always gets the same address [DHC-06, POS-08]. */
export interface Reservation {
  /** 12 upper-case hexadecimal digits. */
  readonly macAddress: string;
  readonly ipAddress: string;
}

/** Absolute paths that dnsmasq writes and calls. */
export interface DnsmasqPlaces {
  readonly leases: string;
  /** Called with every lease that comes, changes or goes. */
  readonly script: string;
}
