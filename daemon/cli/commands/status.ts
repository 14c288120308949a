import type { BoxStatus } from "../../contracts/box.ts";
import type { CallStatus } from "../../contracts/call-status.ts";
import type { PbxStatus, RegistrationStatus, TrunkStatus } from "../../contracts/pbx.ts";
import type { StoreStatus } from "../../contracts/store.ts";
import { BoxError } from "../../kit/box-error.ts";
import { sentenceOf } from "../../model/reason.ts";
import { termWords } from "../../model/terms.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { duration, localTime, table } from "../table.ts";
import { alertInWords } from "./alerts.ts";
import { emergencyInWords } from "./emergency.ts";

/** What is known of a box; null for a process that does not answer now. */
export interface WholeStatus {
  readonly box: BoxStatus;
  readonly store: StoreStatus | null;
  readonly pbx: PbxStatus | null;
}

export const status: Command = async ({ home, typed, terminal }) => {
  const whole: WholeStatus = {
    box: await ask(home, "box", (box) => box.call("status", {})),
    store: await orNull(ask(home, "store", (store) => store.call("status", {}))),
    pbx: await orNull(ask(home, "pbx", (pbx) => pbx.call("status", {}))),
  };
  terminal.write(
    typed.switches.has("json") ? `${JSON.stringify(summary(whole), undefined, 2)}\n` : inWords(whole, Date.now()),
  );
  return exits.done;
};

async function orNull<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof BoxError) return null;
    throw error;
  }
}

/** The answer of `status --json`. */
export function summary({ box, store, pbx }: WholeStatus) {
  return {
    version: box.version,
    home: box.settings.home,
    pid: box.pid,
    startedAt: box.startedAt,
    settings: box.settings,
    processes: box.processes.map((one) => ({ ...one, revision: revisionOf(one.name, store, pbx) })),
    revisions: {
      saved: store?.saved?.revision ?? null,
      running: pbx?.revision ?? store?.running?.revision ?? null,
      reloadNeeded: store?.reloadNeeded ?? null,
    },
    database: store?.database ?? null,
    retained: store?.retained ?? null,
    listening: pbx?.listening ?? [],
    registrations: pbx?.registrations ?? [],
    trunks: pbx?.trunks ?? [],
    calls: pbx?.calls ?? [],
    alerts: pbx?.alerts ?? [],
    emergency: pbx?.emergency ?? null,
    census: pbx?.census ?? null,
    callsHandled: pbx?.callsHandled ?? null,
    factsWaiting: pbx?.factsWaiting ?? null,
    messagesWaiting: pbx?.messagesWaiting ?? null,
  };
}

/** pbx runs a revision; store holds the saved one. */
function revisionOf(name: string, store: StoreStatus | null, pbx: PbxStatus | null): number | null {
  if (name === "pbx") return pbx?.revision ?? null;
  return name === "store" ? (store?.saved?.revision ?? null) : null;
}

/** The same for people. */
export function inWords(whole: WholeStatus, now: number): string {
  const { pbx } = whole;
  const parts = [heading(whole, now), processes(whole, now), revisions(whole)];
  if (pbx !== null)
    parts.push(
      wrong(pbx),
      listening(pbx),
      registrations(pbx.registrations),
      lines(pbx.trunks),
      help(pbx),
      calls(pbx.calls, now),
      messages(pbx),
    );
  return parts.filter((part) => part !== "").join("\n");
}

const heading = ({ box }: WholeStatus, now: number): string =>
  `SipleoBox ${box.version} on ${box.settings.home}, up for ${duration(now - box.startedAt)}\n`;

function processes({ box, store, pbx }: WholeStatus, now: number): string {
  const rows = box.processes.map((one) => [
    one.name,
    one.state,
    one.pid === null ? "-" : String(one.pid),
    one.startedAt === null ? "-" : duration(now - one.startedAt),
    String(revisionOf(one.name, store, pbx) ?? "-"),
    String(one.restarts),
    one.trouble ?? "",
  ]);
  const own = ["box", "ready", String(box.pid), duration(now - box.startedAt), "-", "0", ""];
  return table(["PROCESS", "STATE", "PID", "UP", "REVISION", "RESTARTS", "TROUBLE"], [own, ...rows]);
}

function revisions({ store, pbx }: WholeStatus): string {
  if (store === null) return "The configuration cannot be read now: store does not answer. Calls go on.\n";
  const running = pbx?.revision ?? store.running?.revision ?? "none";
  const waiting = store.reloadNeeded ? ' Put it in force with "sipleo reload".' : "";
  const trouble = store.database.state === "open" ? "" : `Database ${store.database.state}: ${store.database.detail}\n`;
  return `Saved revision ${store.saved?.revision ?? "none"}, in force ${running}.${waiting}\n${trouble}${retained(store)}`;
}

function retained({ retained: last }: StoreStatus): string {
  if (last === null) return "";
  const { deleted, hidden, messages: of } = last;
  const calls = `Of old calls, ${deleted} were deleted and ${hidden} lost their last digits`;
  const texts = of.deleted + of.hidden === 0 ? "" : `, of old text messages ${of.deleted} and ${of.hidden},`;
  return `${calls}${texts} at ${localTime(last.at)}.\n`;
}

/** Nothing is said while nothing is wrong. */
function wrong({ alerts }: PbxStatus): string {
  if (alerts.length === 0) return "";
  const first = alerts.slice(0, 3).map((alert) => `${alertInWords(alert)}\n`);
  return `${first.join("")}"sipleo alerts" says what to do.\n`;
}

/** In one line; nothing where there is no line that could be proved. */
const help = ({ emergency, trunks, revision }: PbxStatus): string =>
  trunks.length === 0 ? "" : `${emergencyInWords(emergency, revision)}\n`;

const listening = (pbx: PbxStatus): string =>
  `Listening on ${pbx.listening.map((one) => `${one.transport} ${hostPort(one.address, one.port)}`).join(", ")}\n`;

const hostPort = (address: string, port: number): string =>
  address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;

const absenceInWords = ({ doNotDisturb, forwards }: RegistrationStatus["absence"]): readonly string[] => [
  ...(doNotDisturb ? ["not to be disturbed"] : []),
  ...Object.entries(forwards).flatMap(([when, to]) =>
    to === null ? [] : [`forwards to ${to} (${termWords("forward", when).en})`],
  ),
];

function registrations(list: readonly RegistrationStatus[]): string {
  const rows = list.flatMap((one): string[][] => {
    const state = [one.state, ...(one.hidesNumber ? ["hides its number"] : []), ...absenceInWords(one.absence)].join(
      ", ",
    );
    if (one.devices.length === 0) return [[one.number, one.name, state, "-", "-", "-"]];
    return one.devices.map((device, index) => [
      index === 0 ? one.number : "",
      index === 0 ? one.name : "",
      index === 0 ? state : "",
      `${device.transport} ${device.source}`,
      device.roundTripMs < 0 ? (device.reachable ? "-" : "silent") : `${Math.round(device.roundTripMs)} ms`,
      device.userAgent,
    ]);
  });
  return rows.length === 0
    ? "No extensions.\n"
    : table(["NUMBER", "NAME", "STATE", "FROM", "ANSWERS IN", "DEVICE"], rows);
}

/** [LIG-34] */
function lines(list: readonly TrunkStatus[]): string {
  const rows = list.map(({ number, name, state, incoming, outgoing, why }) => [
    number,
    name,
    state,
    String(incoming),
    String(outgoing),
    sentenceOf(why, "en"),
  ]);
  return rows.length === 0 ? "" : table(["LINE", "NAME", "STATE", "IN", "OUT", "WHY"], rows);
}

const messages = ({ messagesWaiting: waiting }: PbxStatus): string =>
  waiting === 0 ? "" : `Text messages waiting: ${waiting}. For whom: "sipleo messages waiting".\n`;

function calls(list: readonly CallStatus[], now: number): string {
  if (list.length === 0) return "No calls.\n";
  const rows = list.map((one) => [one.caller.number, one.dialled, one.state, duration(now - one.startedAt), one.call]);
  return table(["FROM", "TO", "STATE", "FOR", "CALL"], rows);
}
