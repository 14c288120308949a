import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { temporaryFolder } from "./folder.ts";
import { type Host, hostIn } from "./office-lan.ts";

const execute = promisify(execFile);

/**
 * A machine that may serve, and many telephones on one switch, each with a cable and a MAC address of its own. They share
 * a namespace, so that one process can be all of them (`telephone/`); what one sends leaves by its own cable, because each
 * address has a table of routes of its own. It needs root.
 */
export interface PhonesLan extends AsyncDisposable {
  readonly server: Host;
  readonly phones: Host;
  /** Takes the cable of a telephone out of the switch, and puts it in again. */
  pull(index: number): Promise<void>;
  plug(index: number): Promise<void>;
}

/** The address with which a telephone that has none yet asks for one: the kernel sends it by the cable that has it. */
export const unborn = (index: number): string => `169.254.${Math.floor(index / 250) + 1}.${(index % 250) + 1}`;
export const cableOf = (index: number): string => `t${index}`;

/** `address` with its prefix: of the one who serves, on `lan0`. */
export async function openPhonesLan(address: string, macAddresses: readonly string[]): Promise<PhonesLan> {
  const tag = randomBytes(3).toString("hex");
  const [server, phones] = [`sls${tag}`, `slp${tag}`];
  const close = async (): Promise<void> => {
    for (const one of [phones, server]) await execute("ip", ["netns", "del", one]).catch(() => undefined);
  };
  try {
    for (const one of [server, phones]) await execute("ip", ["netns", "add", one]);
    await orders(server, [
      "link add lan0 type bridge",
      `addr add ${address} dev lan0`,
      ...["lan0", "lo"].map((name) => `link set ${name} up`),
    ]);
    await orders(phones, ["link set lo up"]);
    await hostIn(phones).run("sysctl", "-q", "-w", ...LIKE_MANY_MACHINES);
    await hostIn(phones).run("nft", ONE_EAR);
    // Everybody hears what DHCP says to all, one of them for all is enough.
    const cables: readonly Cable[] = [
      { name: "ear", mac: "02:00:00:00:ea:00" },
      ...macAddresses.map((mac, n) => ({ name: cableOf(n), mac })),
    ];
    const made = ({ name, mac }: Cable): string =>
      `link add ${name} address ${mac} netns ${phones} type veth peer name p-${name} netns ${server}`;
    await orders(null, cables.map(made));
    await orders(
      server,
      cables.map(({ name }) => `link set p-${name} master lan0 up`),
    );
    await orders(phones, [
      ...cables.map(({ name }) => `link set ${name} up`),
      ...macAddresses.map((_, n) => `addr add ${unborn(n)}/32 dev ${cableOf(n)}`),
    ]);
  } catch (error) {
    await close();
    throw error;
  }
  const cable = (state: string) => async (index: number) =>
    void (await execute("ip", ["-n", server, "link", "set", `p-${cableOf(index)}`, state]));
  return {
    ...{ server: hostIn(server), phones: hostIn(phones), pull: cable("down"), plug: cable("up") },
    [Symbol.asyncDispose]: close,
  };
}

interface Cable {
  readonly name: string;
  readonly mac: string;
}

/** Each cable answers for its own address alone, and asks with it. */
const LIKE_MANY_MACHINES = [
  "net.ipv6.conf.default.disable_ipv6=1",
  "net.ipv4.conf.all.arp_ignore=1",
  "net.ipv4.conf.default.arp_ignore=1",
  "net.ipv4.conf.all.arp_announce=2",
  "net.ipv4.conf.default.arp_announce=2",
  "net.ipv4.conf.all.rp_filter=0",
  "net.ipv4.conf.default.rp_filter=0",
];
const ONE_EAR =
  'table inet ear { chain in { type filter hook input priority 0 ; iifname != "ear" udp dport 68 drop ; } ; }';

/** Many orders of ip in one process; `place`: the namespace that they are for. */
async function orders(place: string | null, lines: readonly string[]): Promise<void> {
  using folder = temporaryFolder("lan");
  const file = folder.file("orders");
  writeFileSync(file, `${lines.join("\n")}\n`);
  await execute("ip", [...(place === null ? [] : ["-n", place]), "-batch", file]);
}
