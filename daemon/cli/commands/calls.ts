import type { CallRecord } from "../../contracts/call-record.ts";
import type { CallTrace } from "../../contracts/call-trace.ts";
import { csvHead, csvLine } from "../../contracts/records-as-csv.ts";
import { sentenceOf } from "../../model/reason.ts";
import { ask } from "../box-link.ts";
import { type Command, exits } from "../command.ts";
import { duration, localTime, table } from "../table.ts";

const usualLimit = 20;
const longestPage = 1000;

/** The journal, newest first. */
export const calls: Command = async ({ home, typed, terminal }) => {
  const limit = Number(typed.values.limit ?? usualLimit);
  if (!Number.isInteger(limit) || limit < 1 || limit > longestPage) {
    terminal.complain(`sipleo: --limit has to be a number between 1 and ${longestPage}.\n`);
    return exits.misunderstood;
  }
  const { items } = await ask(home, "store", (store) => store.call("records.list", { before: null, limit }));
  if (typed.switches.has("csv")) {
    const form = { separator: "semicolon", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } as const;
    terminal.write(csvHead(form) + items.map((record) => csvLine(record, form)).join(""));
    return exits.done;
  }
  terminal.write(
    typed.switches.has("json")
      ? `${JSON.stringify(items, undefined, 2)}\n`
      : table(["WHEN", "FROM", "TO", "ANSWERED BY", "TALKED", "OUTCOME", "CALL"], items.map(recordRow)),
  );
  return exits.done;
};

const recordRow = (record: CallRecord): string[] => [
  localTime(record.startedAt),
  record.caller.number,
  record.dialled,
  record.answeredBy ?? "-",
  record.answeredAt === null ? "-" : duration(record.endedAt - record.answeredAt),
  record.outcome,
  record.call,
];

/** Why one call went where it went, and what happened on each of its legs. */
export const traceCall: Command = async ({ home, typed, terminal }) => {
  const call = typed.words[0] ?? "";
  const trace = await ask(home, "pbx", (pbx) => pbx.call("call.trace", { call }));
  if (trace === null) {
    terminal.complain(
      `sipleo: no call whose name begins with ${call} is remembered (or more than one is). Stories are kept for a week; "sipleo calls" lists the journal.\n`,
    );
    return exits.failed;
  }
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(trace, undefined, 2)}\n` : story(trace));
  return exits.done;
};

function story(trace: CallTrace): string {
  const lines = trace.lines.map(({ at, leg, told }) => {
    const after = ((at - trace.startedAt) / 1000).toFixed(3).padStart(9);
    return `${after} s  ${leg === null ? "" : `leg ${leg}: `}${sentenceOf(told, "en")}\n`;
  });
  const ended = trace.endedAt === null ? "still up" : `${duration(trace.endedAt - trace.startedAt)} in all`;
  const messages = trace.messages.map(({ at, sent, far, text }) => {
    const after = ((at - trace.startedAt) / 1000).toFixed(3).padStart(9);
    return `${after} s  ${sent ? "to" : "from"} ${far}: ${text.split("\r\n", 1)[0] ?? ""}\n`;
  });
  return `Call ${trace.call}\n${trace.caller} dialled ${trace.dialled} at ${localTime(trace.startedAt)}, ${ended}\n${lines.join("")}${messages.join("")}`;
}
