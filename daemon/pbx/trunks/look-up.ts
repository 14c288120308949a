import { Resolver } from "node:dns/promises";
import { systemCode } from "../../kit/box-error.ts";
import type { Destination } from "../engine/engine.ts";
import {
  agreedName,
  type Chance,
  destinationsAt,
  inOrder,
  isDeclined,
  type Naptr,
  type Question,
  type Srv,
  serviceName,
  type Target,
  usualPort,
} from "./rfc3263.ts";

/** What DNS says of a question. */
export type Answer =
  | {
      readonly kind: "found";
      readonly destinations: readonly Destination[];
      readonly holdsSeconds: number;
      /** Not all was answered, so that an earlier answer may be the better one. */
      readonly isPartial: boolean;
    }
  /** There is no such name, or it leads nowhere. */
  | { readonly kind: "nothing" }
  /** DNS itself does not answer. */
  | { readonly kind: "unanswered" };

export type LookUp = (question: Question) => Promise<Answer>;

interface Records<One> {
  readonly all: readonly One[];
  readonly answered: boolean;
}

interface Address {
  readonly address: string;
  readonly ttl: number;
}

/** Node tells no TTL of SRV and NAPTR: what hangs on them is asked again after so long, if not sooner. */
const serviceHoldsSeconds = 600;

/**
 * Asks DNS by RFC 3263 §4: NAPTR, SRV, addresses. Speaks DNS by itself (c-ares): getaddrinfo would take threads that the
 * whole process shares, for as long as nobody answers. Knows the servers of this moment: an office's router may change.
 */
export function dnsLookUp(chance: Chance, servers?: readonly string[], timeoutMs = 2000): LookUp {
  return async (question) => {
    const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
    if (servers !== undefined) resolver.setServers(servers);
    const { host, port, transport } = question;
    const direct = { name: host, port: port ?? usualPort(transport) };
    if (port !== null) return addressesOf(resolver, question, [direct], chance);

    const services = await servicesOf(resolver, question);
    if (isDeclined(services.all)) return { kind: "nothing" };
    if (services.all.length === 0) {
      return partial(await addressesOf(resolver, question, [direct], chance), !services.answered);
    }
    const found = await addressesOf(resolver, question, inOrder(services.all, chance), chance);
    if (found.kind !== "found") return found;
    return { ...found, holdsSeconds: Math.min(found.holdsSeconds, serviceHoldsSeconds) };
  };
}

/** Both are asked for at once: hardly any operator has NAPTR, and none shall wait for it. */
async function servicesOf(resolver: Resolver, question: Question): Promise<Records<Srv>> {
  const agreed = agreedName(question.host, question.transport);
  const [naptr, srv] = await Promise.all([
    records<Naptr>(resolver.resolveNaptr(question.host)),
    records<Srv>(resolver.resolveSrv(agreed)),
  ]);
  // Routers that know no NAPTR do not answer at all: then there is none.
  const name = serviceName(naptr.all, question);
  return name.toLowerCase() === agreed.toLowerCase() ? srv : records<Srv>(resolver.resolveSrv(name));
}

async function addressesOf(
  resolver: Resolver,
  question: Question,
  targets: readonly Target[],
  chance: Chance,
): Promise<Answer> {
  const none: Records<Address> = { all: [], answered: true };
  const found = await Promise.all(
    targets.map(async (target) => {
      const [ipv4, ipv6] = await Promise.all([
        records<Address>(resolver.resolve4(target.name, { ttl: true })),
        question.ipv4Only ? none : records<Address>(resolver.resolve6(target.name, { ttl: true })),
      ]);
      const all = [...ipv4.all, ...ipv6.all];
      const addresses = all.map(({ address }) => address);
      return { all, answered: ipv4.answered && ipv6.answered, at: destinationsAt(target, addresses, question, chance) };
    }),
  );
  const destinations = found.flatMap(({ at }) => at);
  const isPartial = found.some(({ answered }) => !answered);
  if (destinations.length === 0) return { kind: isPartial ? "unanswered" : "nothing" };
  const holdsSeconds = Math.min(...found.flatMap(({ all }) => all.map(({ ttl }) => ttl)));
  return { kind: "found", destinations, holdsSeconds, isPartial };
}

/** Without the SRV records it is not known whether the address that was found is the right one. */
function partial(answer: Answer, isPartial: boolean): Answer {
  if (!isPartial) return answer;
  return answer.kind === "found" ? { ...answer, isPartial: true } : { kind: "unanswered" };
}

const isAbsence: readonly string[] = ["ENOTFOUND", "ENODATA", "EBADNAME"];

/** What is not there is an answer; everything else that fails is none. */
async function records<One>(asked: Promise<One[]>): Promise<Records<One>> {
  try {
    return { all: await asked, answered: true };
  } catch (error) {
    const code = systemCode(error);
    return { all: [], answered: code !== undefined && isAbsence.includes(code) };
  }
}
