import type { DhcpOption, DhcpRule } from "../../../provisioning/driver.ts";
import { MOST_POOLED } from "../../model/config/dhcp.ts";
import type { Pool } from "../network.ts";
import type { DhcpPlan, DnsmasqPlaces, Reservation } from "./dhcp-plan.ts";

/**
 * The whole of dnsmasq.conf. Everything stands in this one file, which is read at the start only: `set:` or `tag:` in a
 * file that dnsmasq 2.90 reads again makes it crash (fixed in 2.91), and a restart keeps every lease. Pure.
 */
export function renderConf(plan: DhcpPlan, places: DnsmasqPlaces): string {
  const { domain } = plan;
  return lines([
    "# Made by the box from its configuration; what is changed here is lost.",
    ...PRIVILEGES,
    ...namesOf(plan),
    line("interface", plan.interface),
    "except-interface=lo",
    "bind-interfaces",
    "dhcp-authoritative",
    "quiet-dhcp",
    pathLine("dhcp-leasefile", places.leases),
    line("dhcp-lease-max", String(MOST_LEASES)),
    pathLine("dhcp-script", places.script),
    "script-on-renewal",
    "dhcp-ignore-clid",
    ...rangesOf(plan),
    ...(domain === null ? [] : [line("domain", domain)]),
    option("router", plan.gateway === null ? [] : [plan.gateway]),
    option("dns-server", plan.dnsServers),
    ...(plan.ntpServer === null ? [] : [option("ntp-server", [plan.ntpServer])]),
    ...plan.reservations.map(reservation),
    ...plan.taken.map((address) => line("dhcp-host", NOBODY, address)),
    ...plan.telephones.map((macAddress) => line("dhcp-host", inColons(macAddress))),
    ...rulesOf(plan.rules),
  ]);
}

/**
 * It keeps the user that started it, who has no more than the three capabilities that it needs: it need not, and could
 * not, become somebody else. An empty group means: none to change to.
 */
const PRIVILEGES = ["user=root", "group=", "keep-in-foreground", "log-facility=-", "pid-file"] as const;

/**
 * Else there are 1000 at most, whatever the pool: who takes so many leaves none for the telephones of the office. With more
 * in its file, as of the pools before, dnsmasq does not start.
 */
const MOST_LEASES = 4 * MOST_POOLED;

/** Without a value the option is not sent: dnsmasq would name itself. */
const option = (name: string, values: readonly string[]): string => line("dhcp-option", `option:${name}`, ...values);

const reservation = ({ macAddress, ipAddress }: Reservation): string =>
  line("dhcp-host", inColons(macAddress), ipAddress);

/** Whom it is reserved for gets it alone; as client identifiers count for nothing, this one is nobody's. */
const NOBODY = "id:nobody";

/** `known` is who stands in a `dhcp-host`. Who he says he is otherwise counts for nothing: he could say it anew each time. */
function rangesOf({ pool, poolOfOthers, telephones, netmask, leaseMinutes }: DhcpPlan): readonly string[] {
  const range = (tag: readonly string[], { first, last }: Pool): string =>
    line("dhcp-range", ...tag, first, last, netmask, `${leaseMinutes}m`);
  if (telephones.length === 0) return [range([], pool)];
  return [range(["tag:known"], pool), range(["tag:!known"], poolOfOthers)];
}

/** A device may call itself anything; `wpad` would make it everybody's proxy (CERT VU#598349). */
function namesOf({ names, domain }: DhcpPlan): readonly string[] {
  if (names === null) return ["port=0"];
  const { own, servers } = names;
  return [
    "no-resolv",
    "no-hosts",
    "domain-needed",
    "bogus-priv",
    "stop-dns-rebind",
    "expand-hosts",
    "dhcp-name-match=set:wpad,wpad",
    "dhcp-ignore-names=tag:wpad",
    ...(domain === null ? [] : [line("local", `/${domain}/`)]),
    line("host-record", ...(domain === null ? [own.name] : [own.name, `${own.name}.${domain}`]), own.address),
    ...servers.map((server) => line("server", server)),
  ];
}

/** Who says what he is by his class is told by that, others by the maker of their address; everybody else is told nothing. */
function rulesOf(rules: readonly DhcpRule[]): readonly string[] {
  const classes = rules.filter(({ vendorClass }) => vendorClass !== null).map(({ name }) => `tag:!${name}`);
  return rules.flatMap((rule) => {
    const { name, ouis, vendorClass, options } = rule;
    const asked = vendorClass === null ? [`tag:${name}`, ...classes] : [`tag:${name}`];
    return [
      ...(vendorClass === null ? [] : [textLine("dhcp-vendorclass", [`set:${name}`], vendorClass)]),
      ...ouis.map((oui) => line("dhcp-mac", `set:${name}`, `${inColons(oui)}:*:*:*`)),
      ...options.map((one) => told(one, rule, asked)),
    ];
  });
}

function told(
  { code, within43, value, force }: DhcpOption,
  { vendorClass }: DhcpRule,
  asked: readonly string[],
): string {
  const key = force ? "dhcp-option-force" : "dhcp-option";
  const to = within43 && vendorClass !== null ? [`vendor:${vendorClass}`] : asked;
  if ("byte" in value) return line(key, ...to, String(code), String(value.byte));
  return textLine(key, [...to, String(code)], value.text);
}

/** In quotation marks, so that a folder may be called as people call folders. */
function pathLine(key: string, path: string): string {
  if (/[\p{Cc}"\\]/u.test(path)) throw new Error(`${JSON.stringify(path)} cannot stand in dnsmasq.conf as ${key}`);
  return `${key}="${path}"`;
}

/** What telephones say and are told: in quotation marks it is a text, whatever it looks like and whatever stands in it. */
function textLine(key: string, values: readonly string[], text: string): string {
  if (text === "" || /\p{Cc}/u.test(text))
    throw new Error(`${JSON.stringify(text)} cannot stand in dnsmasq.conf as ${key}`);
  return `${line(key, ...values)},"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

const inColons = (digits: string): string => (digits.match(/../g) ?? []).join(":").toLowerCase();

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
