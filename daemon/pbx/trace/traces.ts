import type { CallTrace } from "../../contracts/call-trace.ts";
import type { Reason } from "../../model/reason.ts";
import type { Call } from "../calls/call.ts";
import type { LegEvent } from "../calls/leg.ts";
import { type LegStep, stepOf } from "./step-of.ts";

/** Calls and lines per call that are kept, in memory only. */
const mostCalls = 1000;
const mostLines = 300;

interface Line {
  readonly at: number;
  readonly leg: number | null;
  /** A reason, or the event that becomes one when somebody asks. */
  readonly what: Reason | LegStep;
}

interface Story {
  call: Call;
  readonly lines: Line[];
}

/** What happens to one in a conference changes the calls of the others, who have another story. */
const isOfStory = (event: LegEvent, { legs }: Call): event is LegStep =>
  event.type !== "leg.speaking" && legs.has(event.leg);

/** The stories of the latest calls: the reasons of each step and what happened on each leg. */
export class Traces {
  readonly #stories = new Map<string, Story>();

  changed(before: Call | null, after: Call, event: LegEvent | null, now: number): void {
    const story = this.#storyOf(after);
    story.call = after;
    if (event !== null && isOfStory(event, after)) add(story, { at: now, leg: event.leg, what: event });
    for (const reason of after.reasons.slice(before?.reasons.length ?? 0))
      add(story, { at: now, leg: null, what: reason });
  }

  /** By the call's name, or the beginning of it when that is unique. */
  find(name: string): CallTrace | null {
    const story = this.#stories.get(name) ?? this.#only(name);
    if (story === null) return null;
    const lines = story.lines.map(({ at, leg, what }) => ({
      at,
      leg,
      told: "code" in what ? what : stepOf(what, story.call),
    }));
    return { ...headOf(story.call), lines };
  }

  /** The latest ones, newest first. */
  latest(limit: number): readonly Omit<CallTrace, "lines">[] {
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
    const story: Story = { call, lines: [] };
    this.#stories.set(call.id, story);
    const [oldest] = this.#stories.keys();
    if (this.#stories.size > mostCalls && oldest !== undefined) this.#stories.delete(oldest);
    return story;
  }
}

function add(story: Story, line: Line): void {
  if (story.lines.length < mostLines) story.lines.push(line);
}

const headOf = ({ id, caller, dialled, startedAt, endedAt }: Call) => ({
  call: id,
  caller: caller.number,
  dialled,
  startedAt,
  endedAt,
});
