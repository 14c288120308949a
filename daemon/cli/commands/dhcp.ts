import type { Dhcp, DhcpLease, Withheld } from "../../contracts/dhcp.ts";
import { printable } from "../../model/printable.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { localTime, table } from "../table.ts";

/** Whether the box gives addresses and why not, who else does, and which device has which [DHC-01…06]. */
export const dhcp: Command = async ({ home, typed, terminal }) => {
  const found = await ask(home, "net", (net) => net.call("dhcp", {}));
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(found, undefined, 2)}\n` : inWords(found));
  return exits.done;
};

/** The same for people. */
export function inWords({ others, leases, ...dhcp }: Dhcp): string {
  const lines = [...stateInWords(dhcp), ...othersInWords(others)];
  const list = leases.length === 0 ? "No lease runs.\n" : table(HEADINGS, leases.map(rowOf));
  return `${lines.map((line) => `${line}\n`).join("")}${list}`;
}

const HEADINGS = ["MAC", "ADDRESS", "UNTIL", "DEVICE", "NAME", "EXTENSION"];

function stateInWords({ state, server, given }: Pick<Dhcp, "state" | "server" | "given">): readonly string[] {
  switch (state.kind) {
    case "off":
      return ["The box gives no addresses: the DHCP server is not switched on."];
    case "withheld":
      return [`The box gives no addresses: ${withheldInWords(state.why)}.`];
    case "serves": {
      const { first, last } = state.pool;
      const used = given === null ? "" : `, ${given.used} of ${given.size} given`;
      const isUp = server === null || server.state === "ready";
      return [
        ...(isUp ? [] : [`No addresses are given now: dnsmasq is ${server.state}${troubleOf(server)}.`]),
        `${isUp ? "The box gives" : "It is to give"} addresses on ${state.interface} (${state.address}), from ${first} to ${last}${used}.`,
        ...state.leftOut.map(({ macAddress, number, ipAddress }) => {
          const whose = number === "" ? macAddress : `extension ${number}`;
          return `The fixed address ${ipAddress} of ${whose} cannot be given there.`;
        }),
      ];
    }
  }
}

const troubleOf = ({ trouble }: NonNullable<Dhcp["server"]>): string =>
  trouble === null ? "" : ` (${printable(trouble)})`;

/** In one line, for a sentence that says before it that no addresses are given. */
export function withheldInWords(why: Withheld): string {
  switch (why.kind) {
    case "no-interface":
      return "no interface is chosen, and none leads to the internet";
    case "no-address":
      return `the interface ${why.interface} does not exist, has no IPv4 address, or its cable is unplugged`;
    case "network-too-small":
      return `the network of ${why.interface} is too small to choose a pool in it`;
    case "pool-outside-network":
      return `the pool from ${why.pool.first} to ${why.pool.last} is not in the network of ${why.interface}`;
    case "not-asked-yet":
      return `who else gives some on ${why.interface} is being asked`;
    case "unaskable":
      return `who else gives some on ${why.interface} cannot be asked (${why.code})`;
    case "others-serve":
      return `others give some on ${why.interface} (${why.servers.join(", ")})`;
    case "no-dnsmasq":
      return "dnsmasq is not installed (apt install dnsmasq-base)";
    case "dnsmasq-refuses":
      return `dnsmasq refuses its file (${printable(why.said)})`;
    case "not-allowed":
      return "the box was started without the right to (it takes net_admin, net_raw and net_bind_service)";
  }
}

function othersInWords(others: Dhcp["others"]): readonly string[] {
  if (others === null) return [];
  const { servers, code, at } = others;
  const found =
    code !== null
      ? `Other servers could not be looked for (${code})`
      : servers.length === 0
        ? "No other server answered"
        : `Others answered (${servers.join(", ")})`;
  return [`${found} on ${others.interface}, ${localTime(at)}.`];
}

const rowOf = ({ macAddress, ipAddress, expiresAt, isFixed, ...said }: DhcpLease): string[] => [
  macAddress,
  isFixed ? `${ipAddress} (fixed)` : ipAddress,
  expiresAt === null ? "never" : localTime(expiresAt),
  printable([said.maker ?? "", said.model ?? ""].join(" ").trim() || (said.vendorClass ?? "")),
  printable(said.name ?? ""),
  said.number ?? "",
];
