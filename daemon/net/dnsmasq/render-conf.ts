import type { DhcpPlan, DnsmasqPlaces, Reservation } from "./dhcp-plan.ts";

/**
 * The whole of dnsmasq.conf. Everything stands in this one file, which is read at the start only: `set:` or `tag:` in a
 * file that dnsmasq 2.90 reads again makes it crash (fixed in 2.91), and a restart keeps every lease. Pure.
 */
export function renderConf(plan: DhcpPlan, places: DnsmasqPlaces): string {
  const { pool, netmask, leaseMinutes, domain } = plan;
  return lines([
    "# Made by the box from its configuration; what is changed here is lost.",
    ...PRIVILEGES,
    "port=0",
    line("interface", plan.interface),
    "except-interface=lo",
    "bind-interfaces",
    "dhcp-authoritative",
    "quiet-dhcp",
    line("dhcp-leasefile", places.leases),
    line("dhcp-script", places.script),
    "script-on-renewal",
    line("dhcp-range", pool.first, pool.last, netmask, `${leaseMinutes}m`),
    ...(domain === null ? [] : [line("domain", domain)]),
    option("router", plan.gateway === null ? [] : [plan.gateway]),
    option("dns-server", plan.dnsServers),
    ...(plan.ntpServer === null ? [] : [option("ntp-server", [plan.ntpServer])]),
    ...plan.reservations.map(reservation),
  ]);
}

/**
 * It keeps the user that started it, who has no more than the three capabilities that it needs: it need not, and could
 * not, become somebody else. An empty group means: none to change to.
 */
const PRIVILEGES = ["user=root", "group=", "keep-in-foreground", "log-facility=-", "pid-file"] as const;

/** Without a value the option is not sent: dnsmasq would name itself. */
const option = (name: string, values: readonly string[]): string => line("dhcp-option", `option:${name}`, ...values);

const reservation = ({ macAddress, ipAddress }: Reservation): string =>
  line("dhcp-host", (macAddress.match(/../g) ?? []).join(":").toLowerCase(), ipAddress);

/**
 * Values come from people. What would end a line, or be read as another value, is a bug of who calls: the schemas of the
 * configuration let none of it in, and a file with it would say something else than the configuration does.
 */
function line(key: string, ...values: readonly string[]): string {
  const unfit = values.find((value) => value === "" || /[\p{Cc}\p{Z}"#,\\]/u.test(value));
  if (unfit !== undefined) throw new Error(`${JSON.stringify(unfit)} cannot stand in dnsmasq.conf as ${key}`);
  return `${key}=${values.join(",")}`;
}

const lines = (all: readonly string[]): string => `${all.join("\n")}\n`;
