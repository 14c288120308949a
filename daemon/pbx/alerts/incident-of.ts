import { type ReasonCode, reason } from "../../model/reason.ts";
import type { Call } from "../calls/call.ts";
import type { Suspicion } from "../suspicions.ts";
import type { Wrong } from "./alert-state.ts";
import type { Incident } from "./incidents.ts";

interface LineAtSources {
  readonly number: string;
  readonly name: string;
  /** Numeric addresses, with a port or without. */
  readonly sources: readonly string[];
}

const KEPT_MS = 15 * 60_000;
/** One message that cannot be read may be anybody's mistake. */
const UNREADABLE = 3;

/** What a suspicion is to people; null: nothing that they could do anything about. Pure. */
export function incidentOf({ source, what }: Suspicion, lines: readonly LineAtSources[]): Incident | null {
  const address = hostOf(source);
  if (what === "silenced") {
    const told = reason("address-shut-out", { address });
    return { key: `shut-out-${address}`, level: "warning", what: told, why: null, times: 1, keptMs: KEPT_MS };
  }
  const line = what === "malformed" ? lines.find(({ sources }) => sources.some((one) => isAt(one, source))) : undefined;
  if (line === undefined) return null;
  const told = reason("line-sends-garbage", { trunk: line.number, name: line.name, address });
  return { key: `garbage-${line.number}`, level: "warning", what: told, why: null, times: UNREADABLE, keptMs: KEPT_MS };
}

/** Of many addresses that are shut out people are told as of one trouble: it is one. */
const MOST_ADDRESSES = 3;

/** What is told of incidents: those that are many of one kind as one. Pure. */
export function gathered(wrongs: readonly Wrong[]): readonly Wrong[] {
  const isShutOut = ({ what }: Wrong): boolean => what.code === ("address-shut-out" satisfies ReasonCode);
  const [first, ...more] = wrongs.filter(isShutOut);
  if (first === undefined || more.length < MOST_ADDRESSES) return wrongs;
  const what = reason("addresses-shut-out", { count: more.length + 1 });
  return [...wrongs.filter((wrong) => !isShutOut(wrong)), { ...first, key: "shut-out", what }];
}

/** A call that a line has brought went round; null: nothing of that kind has happened to it. Pure. */
export function loopOf(before: Call | null, after: Call): Incident | null {
  if (before?.reasons === after.reasons) return null;
  const news = after.reasons.slice(before?.reasons.length ?? 0);
  const waiting = after.waiting === null ? undefined : after.legs.get(after.waiting);
  if (waiting?.trunk == null || !news.some(({ code }) => ROUND.has(code))) return null;
  const name = after.view.trunks.find(({ number }) => number === waiting.trunk)?.name ?? "";
  const told = reason("calls-go-round", { trunk: waiting.trunk, name, number: after.dialled });
  return { key: `round-${waiting.trunk}`, level: "error", what: told, why: null, times: 1, keptMs: KEPT_MS };
}

const ROUND: ReadonlySet<string> = new Set<ReasonCode>(["no-hops-left", "diverted-too-often"]);

const isAt = (listed: string, source: string): boolean => listed === source || listed === hostOf(source);

/** `192.0.2.7` of `192.0.2.7:5060`, `2001:db8::7` of `[2001:db8::7]:5060`. */
const hostOf = (source: string): string => source.slice(0, source.lastIndexOf(":")).replaceAll(/[[\]]/g, "");
