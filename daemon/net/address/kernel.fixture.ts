import { BoxError } from "../../kit/box-error.ts";
import { addressOf, bitsOf, netmaskOf } from "../../model/ipv4.ts";
import type { IpCommand } from "./difference.ts";
import { type Links, linksIn } from "./links.ts";

interface Interface {
  isUp: boolean;
  readonly addresses: string[];
}

interface Route {
  readonly dev: string;
  readonly gateway: string;
  readonly metric: number;
}

/**
 * The port `ip` over a kernel that is only remembered. As the real one it takes the later addresses of a network along with
 * the first (promote_secondaries is 0), and what goes by a gateway along with the network that it is reached in.
 */
export class RememberedKernel {
  readonly said: string[] = [];
  /** Commands that begin so are refused. */
  refuses: string | null = null;
  /** Others of the network, who answer for their addresses: their hardware addresses by those. */
  readonly others = new Map<string, string>();
  readonly #neighbours = new Set<string>();
  readonly #interfaces = new Map<string, Interface>();
  #routes: Route[] = [];

  constructor(interfaces: Readonly<Record<string, readonly string[]>>, gateway: string | null = null) {
    for (const [name, addresses] of Object.entries(interfaces)) {
      this.#interfaces.set(name, { isUp: true, addresses: [...addresses] });
      if (gateway !== null && this.#reaches(name, gateway)) this.#routes.push({ dev: name, gateway, metric: 100 });
    }
  }

  /** As `192.168.1.10/24`. */
  addresses(name: string): readonly string[] {
    return this.#interfaces.get(name)?.addresses ?? [];
  }

  get gateways(): readonly string[] {
    return this.#routes.map(({ gateway }) => gateway);
  }

  plugIn(name: string): void {
    this.#interfaces.set(name, { isUp: false, addresses: [] });
  }

  links(): Links {
    return linksIn(this.#told(), JSON.stringify(this.#routes));
  }

  readonly ip = async (words: IpCommand): Promise<string> => {
    const line = words.join(" ");
    if (line === "-j addr show") return this.#told();
    if (line === "-j -4 route show default") return JSON.stringify(this.#routes);
    if (line.startsWith("-j neigh show")) return this.#neighbour(words[4] ?? "");
    if (line.startsWith("neigh replace")) this.#neighbours.add(words[2] ?? "");
    if (line.startsWith("neigh")) return "";
    this.said.push(line);
    if (this.refuses !== null && line.startsWith(this.refuses)) this.#refuse(line, "Operation not permitted");
    const after = (word: string): string => words[words.indexOf(word) + 1] ?? "";
    const name = after("dev");
    const found = this.#interfaces.get(name) ?? this.#refuse(line, `Cannot find device "${name}"`);
    if (line.startsWith("link set")) found.isUp = true;
    if (line.startsWith("addr add")) found.addresses.push(words[2] ?? "");
    if (line.startsWith("addr del")) this.#take(found, name, words[2] ?? "");
    if (line.startsWith("route add")) {
      if (!this.#reaches(name, after("via"))) this.#refuse(line, "Nexthop has invalid gateway");
      this.#routes.push({ dev: name, gateway: after("via"), metric: Number(after("metric")) });
    }
    if (line.startsWith("route del")) this.#routes = this.#routes.filter(({ gateway }) => gateway !== after("via"));
    return "";
  };

  #take(from: Interface, name: string, address: string): void {
    const index = from.addresses.indexOf(address);
    if (index === -1) this.#refuse(address, "Cannot assign requested address");
    const isFirst = !from.addresses.slice(0, index).some((one) => networkOf(one) === networkOf(address));
    const gone = isFirst ? from.addresses.filter((one) => networkOf(one) === networkOf(address)) : [address];
    from.addresses.splice(0, from.addresses.length, ...from.addresses.filter((one) => !gone.includes(one)));
    this.#routes = this.#routes.filter(({ dev, gateway }) => dev !== name || this.#reaches(name, gateway));
  }

  #neighbour(dst: string): string {
    const lladdr = this.others.get(dst);
    if (!this.#neighbours.has(dst)) return "[]";
    return JSON.stringify([lladdr === undefined ? { dst, state: ["FAILED"] } : { dst, lladdr, state: ["REACHABLE"] }]);
  }

  #reaches(name: string, gateway: string): boolean {
    return this.addresses(name).some((one) => networkOf(`${gateway}/${one.split("/")[1]}`) === networkOf(one));
  }

  #refuse(line: string, said: string): never {
    throw new BoxError("IP_REFUSED", { command: [line], said });
  }

  #told(): string {
    const loopback = {
      ...{ ifname: "lo", flags: ["LOOPBACK", "UP"] },
      addr_info: [{ family: "inet", local: "127.0.0.1", prefixlen: 8, scope: "host" }],
    };
    const others = [...this.#interfaces].map(([ifname, { isUp, addresses }]) => ({
      ifname,
      flags: isUp ? ["UP", "LOWER_UP"] : [],
      addr_info: addresses.map((one) => {
        const [local, prefix] = one.split("/");
        return { family: "inet", local, prefixlen: Number(prefix), scope: "global" };
      }),
    }));
    return JSON.stringify([loopback, ...others]);
  }
}

function networkOf(written: string): string {
  const [address = "", prefix = "32"] = written.split("/");
  return `${addressOf((bitsOf(address) & bitsOf(netmaskOf(Number(prefix)))) >>> 0)}/${prefix}`;
}
