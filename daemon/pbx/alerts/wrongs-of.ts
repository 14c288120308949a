import type { Dhcp } from "../../contracts/dhcp.ts";
import type { EmergencyProof, SiteProof } from "../../contracts/emergency-proof.ts";
import type { Health } from "../../contracts/machine-health.ts";
import type { MailTrouble } from "../../contracts/mail.ts";
import type { OutsideCut } from "../../contracts/outside-state.ts";
import type { OwnAddressShown } from "../../contracts/own-address.ts";
import type { TelephoneTrouble } from "../../contracts/telephone.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { LineState } from "../trunks/line.ts";
import { addressWrongs } from "./address-wrongs.ts";
import type { Wrong } from "./alert-state.ts";
import { dhcpWrongs } from "./dhcp-wrongs.ts";
import { healthWrongs } from "./health-wrongs.ts";
import { telephoneWrongs } from "./telephone-wrongs.ts";

/** What the alerts are derived from. */
export interface AlertGround {
  readonly lines: readonly { readonly number: string; readonly name: string; readonly state: LineState }[];
  /** All calls to the outside are cut. */
  readonly cut: OutsideCut | null;
  /** The revision that runs from our own copy, since no snapshot could be read; null: it does not. */
  readonly keptView: number | null;
  /** Whether calls for help would go out; null: nobody knows yet. */
  readonly proof: EmergencyProof | null;
  /** The revision that runs; null: none. */
  readonly revision: number | null;
  /** Notices of voice messages by e-mail are not delivered; null: they are, as far as anybody knows. */
  readonly mail: MailTrouble | null;
  /** How the machine is; null: nobody tells. */
  readonly health: Health | null;
  /** How addresses are given, and which the box has; null: nobody tells. */
  readonly net: { readonly dhcp: Dhcp; readonly address: OwnAddressShown } | null;
  /** The ways by which telephones cannot come; null: nobody tells. */
  readonly ways: readonly TelephoneTrouble[] | null;
}

/** A line that is back within a minute is no alert: operators restart their servers at night. */
const DOWN_MS = 60_000;
/** A line that is well for half a minute is well. */
const UP_MS = 30_000;
const MAIL_AWAY_MS = 15 * 60_000;
/** A new revision is proved within two minutes (emergency/is-due.ts); until then the proof of another one raises nothing. */
const PROVED_ANEW_MS = 150_000;

/** What is wrong at this moment, from states alone; pure. */
export const wrongsOf = ({
  lines,
  cut,
  keptView,
  proof,
  revision,
  mail,
  health,
  net,
  ways,
}: AlertGround): readonly Wrong[] => [
  ...lines.filter(({ state }) => state.dot === "out-of-service").map(lineDown),
  ...(cut === null ? [] : [callsCut(cut)]),
  ...(keptView === null ? [] : [runsFromKept(keptView)]),
  ...(mail === null ? [] : [notMailed(mail)]),
  ...healthWrongs(health),
  ...dhcpWrongs(net?.dhcp ?? null),
  ...addressWrongs(net?.address ?? null),
  ...telephoneWrongs(ways),
  // A box that has no line yet is being set up: people know.
  ...(proof === null || lines.length === 0
    ? []
    : proof.sites.flatMap((site) => unproved(site, proof.revision === revision ? 0 : PROVED_ANEW_MS))),
];

function lineDown({ number, name, state }: AlertGround["lines"][number]): Wrong {
  const what = reason("line-is-down", { trunk: number, name });
  const lasting = { raisedAfterMs: DOWN_MS, clearedAfterMs: UP_MS };
  return { key: `line-${number}`, level: "error", what, why: state.why, since: null, ...lasting };
}

/** A mail server may be away for a while; what was given up is told at once. */
function notMailed({ kind }: MailTrouble): Wrong {
  const lasting = { raisedAfterMs: kind === "given-up" ? 0 : MAIL_AWAY_MS, clearedAfterMs: 0 };
  return {
    key: "notices-by-mail",
    level: "warning",
    what: reason("notice-not-mailed"),
    why: reason(`mail-${kind}`),
    since: null,
    ...lasting,
  };
}

function callsCut(cut: OutsideCut): Wrong {
  const at = { since: cut.since, raisedAfterMs: 0, clearedAfterMs: 0 };
  return { key: "outside-cut", level: "error", what: reason("calls-are-cut"), why: whyCut(cut), ...at };
}

function runsFromKept(revision: number): Wrong {
  const at = { since: null, raisedAfterMs: 0, clearedAfterMs: 0 };
  return { key: "kept-view", level: "error", what: reason("runs-from-kept-view", { revision }), why: null, ...at };
}

function unproved(proof: SiteProof, raisedAfterMs: number): readonly Wrong[] {
  const { site, extension, verdict, lines, numbers } = proof;
  if (verdict === "proved") return [];
  const what = reason(verdict === "weak" ? "help-by-second-line" : "help-not-proved", { extension });
  const failing = lines.find(({ works }) => !works);
  const why = numbers.find(({ trouble }) => trouble !== null)?.trouble ?? failing?.why ?? null;
  const level = verdict === "weak" ? "warning" : "error";
  return [{ key: `help-from-${site ?? ""}`, level, what, why, since: null, raisedAfterMs, clearedAfterMs: 0 }];
}

const whyCut = (cut: OutsideCut): Reason =>
  cut.why === "cost"
    ? reason("cut-by-cost", { euros: (cut.cents / 100).toFixed(2) })
    : reason("cut-by-hour", { number: cut.number, calls: cut.calls });
