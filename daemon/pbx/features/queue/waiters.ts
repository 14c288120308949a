import { type Call, dialogueAbout } from "../../calls/call.ts";

/** Calls that wait for a number, who came first at the beginning; also those that ring at somebody already. */
export const waitersOf = (queue: string, calls: Iterable<Call>): readonly Call[] =>
  [...calls].filter((call) => dialogueAbout(call, "queue")?.topic.number === queue).sort(byTicket);

const byTicket = (one: Call, other: Call): number => (one.queue?.ticket ?? 0) - (other.queue?.ticket ?? 0);
