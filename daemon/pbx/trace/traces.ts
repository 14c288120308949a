import type { CallTrace, TracedMessage } from "../../contracts/call-trace.ts";
import type { Reason } from "../../model/reason.ts";
import type { Call } from "../calls/call.ts";
import type { LegEvent } from "../calls/leg.ts";
import type { EngineEvent } from "../engine/engine.ts";
import { type LegStep, stepOf } from "./step-of.ts";

/** Calls that are kept in memory, and what of each. */
const mostCalls = 1000;
const mostLines = 300;
const mostMessages = 400;
/** Characters of messages in memory, of all calls together: the oldest lose theirs first. */
const mostText = 32 * 1024 * 1024;

type SipMessage = Extract<EngineEvent, { readonly type: "sip.message" }>;

interface Line {
  readonly at: number;
  readonly leg: number | null;
  /** A reason, or the event that becomes one when somebody asks. */
  readonly what: Reason | LegStep;
}

interface Story {
  call: Call;
  readonly lines: Line[];
  /** Null: they are on the disk, or were given up. */
  messages: TracedMessage[] | null;
}

/** What happens to one in a conference changes the calls of the others, who have another story. */
const isOfStory = (event: LegEvent, { legs }: Call): event is LegStep =>
  event.type !== "leg.speaking" && legs.has(event.leg);

/** The stories of the latest calls: the reasons of each step, what happened on each leg, and what was said in SIP. */
export class Traces {
  readonly #stories = new Map<string, Story>();
  /** Whose leg it is now: messages still come after its end. */
  readonly #callOfLeg = new Map<number, string>();
  readonly #mostText: number;
  #text = 0;

  constructor({ text = mostText } = {}) {
    this.#mostText = text;
  }

  changed(before: Call | null, after: Call, event: LegEvent | null, now: number): void {
    const story = this.#storyOf(after);
    story.call = after;
    if (before === null || before.legs !== after.legs) this.#named(after);
    if (event !== null && isOfStory(event, after)) add(story, { at: now, leg: event.leg, what: event });
    for (const reason of after.reasons.slice(before?.reasons.length ?? 0))
      add(story, { at: now, leg: null, what: reason });
  }

  hear(event: EngineEvent): void {
    if (event.type !== "sip.message") return;
    const story = this.#stories.get(this.#callOfLeg.get(event.leg) ?? "");
    if (story === undefined || story.messages === null || story.messages.length >= mostMessages) return;
    story.messages.push(messageOf(event));
    this.#text += event.text.length;
    if (this.#text > this.#mostText) this.#makeRoom();
  }

  /** By the call's name, or the beginning of it when that is unique. Null messages: they are not here any more. */
  find(name: string): { readonly trace: CallTrace; readonly hasMessages: boolean } | null {
    const story = this.#stories.get(name) ?? this.#only(name);
    if (story === null) return null;
    const lines = story.lines.map(({ at, leg, what }) => ({
      at,
      leg,
      told: "code" in what ? what : stepOf(what, story.call),
    }));
    const legs = [...story.call.legs.values()].map(({ id, direction, number }) => ({ leg: id, direction, number }));
    const trace = { ...headOf(story.call), lines, legs, messages: [...(story.messages ?? [])] };
    return { trace, hasMessages: story.messages !== null };
  }

  /** Its messages are on the disk from now on. */
  isKept(call: string): void {
    const story = this.#stories.get(call);
    if (story !== undefined) this.#giveUp(story);
  }

  /** The latest ones, newest first. */
  latest(limit: number): readonly Omit<CallTrace, "lines" | "legs" | "messages">[] {
    return [...this.#stories.values()]
      .slice(-limit)
      .reverse()
      .map((story) => headOf(story.call));
  }

  #only(beginning: string): Story | null {
    const found = [...this.#stories].filter(([name]) => name.startsWith(beginning));
    return found.length === 1 ? (found[0]?.[1] ?? null) : null;
  }

  #storyOf(call: Call): Story {
    const known = this.#stories.get(call.id);
    if (known !== undefined) return known;
    const story: Story = { call, lines: [], messages: [] };
    this.#stories.set(call.id, story);
    const [oldest] = this.#stories;
    if (this.#stories.size > mostCalls && oldest !== undefined) this.#forget(oldest[1]);
    return story;
  }

  #named({ id, legs }: Call): void {
    for (const leg of legs.keys()) this.#callOfLeg.set(leg, id);
  }

  #forget(story: Story): void {
    this.#giveUp(story);
    this.#stories.delete(story.call.id);
    for (const leg of story.call.legs.keys())
      if (this.#callOfLeg.get(leg) === story.call.id) this.#callOfLeg.delete(leg);
  }

  #giveUp(story: Story): void {
    for (const { text } of story.messages ?? []) this.#text -= text.length;
    story.messages = null;
  }

  #makeRoom(): void {
    for (const story of this.#stories.values()) {
      if (this.#text <= this.#mostText) return;
      this.#giveUp(story);
    }
  }
}

function add(story: Story, line: Line): void {
  if (story.lines.length < mostLines) story.lines.push(line);
}

const messageOf = ({ at, leg, sent, transport, far, text }: SipMessage): TracedMessage => ({
  ...{ at, leg, sent, transport, far, text },
});

const headOf = ({ id, caller, dialled, startedAt, endedAt }: Call) => ({
  call: id,
  caller: caller.number,
  dialled,
  startedAt,
  endedAt,
});
