import { PACKETS } from "../../contracts/api/route.ts";
import type { CallTrace } from "../../contracts/call-trace.ts";
import { words } from "../../model/config/field.ts";
import { notFound } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { packetsOf } from "../traces/packets.ts";
import { type Refusal, refuse, type Some, type Streamed } from "./call.ts";
import { savedDocument } from "./edit.ts";

const DAY_MS = 86_400_000;

/** Stories of calls, with their SIP messages. */
export function traceRoutes(services: Services): Some<"calls.trace" | "calls.traceText" | "calls.tracePackets"> {
  async function found(call: string): Promise<CallTrace | Refusal> {
    const trace = await services.pbx.ask("call.trace", { call });
    if (trace === null) return refuse(noTrace);
    // What has left the journal, or has lost its digits there, is not told here either.
    const { keepDays, hideDigitsAfterDays } = (await savedDocument(services)).journal;
    const days = hideDigitsAfterDays === 0 ? keepDays : Math.min(keepDays, hideDigitsAfterDays);
    return (trace.endedAt ?? Date.now()) < Date.now() - days * DAY_MS ? refuse(noTrace) : trace;
  }
  return {
    "calls.trace": async ({ parameters: { call } }) => {
      const trace = await found(call);
      return "refused" in trace ? trace : { status: 200, body: trace };
    },
    "calls.traceText": async ({ parameters: { call } }) => {
      const trace = await found(call);
      return "refused" in trace ? trace : file("appel.txt", "text/plain; charset=utf-8", textOf(trace));
    },
    "calls.tracePackets": async ({ parameters: { call } }) => {
      const trace = await found(call);
      return "refused" in trace ? trace : file("appel.pcap", PACKETS, packetsOf(trace));
    },
  };
}

const textOf = ({ messages }: CallTrace): string =>
  messages
    .map(({ at, sent, transport, far, text }) => {
      const way = sent ? `--> ${transport} ${far}` : `<-- ${transport} ${far}`;
      return `${new Date(at).toISOString()} ${way}\r\n${text}\r\n`;
    })
    .join("\r\n");

async function* one(part: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield part;
}

const file = (name: string, type: string, part: string | Uint8Array): Streamed => ({
  stream: one(part),
  fields: [
    ["Content-Type", type],
    ["Content-Disposition", `attachment; filename="${name}"`],
  ],
});

const noTrace = notFound(
  words(
    "L'histoire de cet appel n'est pas gardée, ou ne l'est plus : elle l'est une semaine, si la place suffit.",
    "The story of this call is not kept, or not any more: it is for a week, where there is room.",
  ),
);
