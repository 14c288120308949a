import { fromLine, inForm } from "../../model/plan/number-form.ts";
import { NUMBER_FORMS } from "../../model/plan/number-forms.ts";
import type { PbxTrunk, PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Trunk } from "../engine/engine.ts";

/** The engine takes no more of one line; the form in which the line wants numbers comes first. */
const mostNumbers = 1000;

/** The row of a line in the engine's tables. `sources`: what its names lead to, as far as that is known by now. */
export function engineTrunk(view: PbxView, trunk: PbxTrunk, sources: readonly string[] = []): Trunk {
  const { password, ha1, registration } = trunk;
  const { user, domain } = identityOf(trunk);
  const account = ha1 === null || user === "" ? null : { user, ha1 };
  return {
    trunk: trunk.number,
    user,
    domain,
    numbers: numbersOf(view, trunk),
    credentials: password === null ? null : { user: trunk.authenticationName || trunk.user, password },
    account,
    // Without a password nobody can register: the line stands there and says so.
    registersWithUs: registration === "inbound" && account !== null,
    sources,
    codecs: trunk.codecs ?? [],
    videoCodecs: trunk.videoCodecs,
    srtp: trunk.srtp,
    echoCanceller: trunk.echoCanceller,
    route: routeOf(trunk),
    bind: trunk.interface,
    verify: trunk.verifiesCertificate,
  };
}

/** Our address of record at the operator. */
export const identityOf = ({
  user,
  domain,
  addresses,
}: PbxTrunk): { readonly user: string; readonly domain: string } => ({
  user,
  domain: domain || (addresses[0]?.host ?? ""),
});

/** RFC 3261 §8.1.2, §16.12: a proxy that all requests go to is a pre-loaded route, and a loose one. */
export function routeOf({ registration, outboundProxy: host }: PbxTrunk): readonly string[] {
  if (registration === "inbound" || host === "") return [];
  return [`<sip:${host.includes(":") ? `[${host}]` : host};lr>`];
}

/** Each number of the line in every form in which an operator may write it [LIG-14, LIG-16]. */
function numbersOf({ place }: PbxView, { numbers, form, internationalPrefix, nationalPrefix }: PbxTrunk) {
  const { country } = place;
  const written = numbers.map(({ number }) => number);
  const known = written.map((number) => {
    const reading = fromLine(number, { country, internationalPrefix, nationalPrefix });
    return reading.kind === "outside" ? reading.number : number;
  });
  const forms = [form, ...NUMBER_FORMS.filter((one) => one !== form)];
  const all = [...written, ...forms.flatMap((one) => known.map((number) => inForm(number, one, country)))];
  return [...new Set(all)].slice(0, mostNumbers);
}
