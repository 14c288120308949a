import type { Consultation } from "../../calls/voicemail-topics.ts";
import { digitPrompts } from "../../prompts/prompt-folder.ts";
import { at, type Deed, type Heard, inVain, type Saying, type Step, step } from "./consultation.ts";
import type { Desk, HeardMessage } from "./desk.ts";
import { typed } from "./identify.ts";
import { mainMenu } from "./main-menu.ts";
import { sayWhen } from "./say.ts";

/** Messages, one after the other, and what may be done with each [BVL-10, BVL-11]. */

type List = Extract<Consultation["place"], { readonly messages: readonly string[] }>;

const MOST_DIGITS = 10;

/** Those of one kind that are there now, from the oldest one on. */
export function hearsAll(topic: Consultation, state: HeardMessage["state"], desk: Desk): Step {
  const messages = ofOwner(topic, desk).filter((one) => one.state === state);
  return plays(
    topic,
    messages.map(({ message }) => message),
    0,
    desk,
  );
}

const ofOwner = ({ owner }: Consultation, desk: Desk): readonly HeardMessage[] =>
  owner === null ? [] : desk.messagesOf(owner);

const theOne = (topic: Consultation, { messages, index }: Pick<List, "messages" | "index">, desk: Desk) =>
  ofOwner(topic, desk).find(({ message }) => message === messages[index]);

/** Somebody else may have deleted it meanwhile: then the next one is played. */
function plays(topic: Consultation, messages: readonly string[], from: number, desk: Desk, ...before: Saying[]): Step {
  for (let index = Math.max(0, from); index < messages.length; index += 1) {
    const message = theOne(topic, { messages, index }, desk);
    if (message === undefined) continue;
    const say = [...before, ...announced(message, desk), message.sound, "vm-keys" as const];
    return step(at({ ...topic, vain: 0 }, { at: "message", messages, index }), say);
  }
  return mainMenu(topic, desk, ...before, ...(messages.length > 0 ? (["vm-no-more"] as const) : []));
}

const announced = ({ state, at: when, caller }: HeardMessage, desk: Desk): readonly Saying[] => [
  state === "new" ? "vm-this-new" : "vm-this-saved",
  ...sayWhen(when, desk.now, desk.timeZone),
  ...(caller === "" ? (["vm-from-hidden"] as const) : (["vm-from", ...digitPrompts(caller)] as const)),
];

export function messageKeyed(topic: Consultation, place: List, heard: Heard, desk: Desk): Step {
  if (heard.kind === "silence") return inVain(topic, "vm-keys");
  if (heard.kind !== "key") return step(topic, []);
  const { messages, index } = place;
  const message = theOne(topic, place, desk);
  if (message === undefined) return plays(topic, messages, index, desk);
  const next = (said: Saying, deed: Tidying): Step => {
    const then = plays(topic, messages, index + 1, afterwards(desk, deed), said);
    return { ...then, deeds: [deed] };
  };
  switch (heard.key) {
    case "1":
      return plays(topic, messages, index, desk);
    case "2":
      return next("vm-saved", { do: "save", message: message.message });
    case "3":
      return next("vm-deleted", { do: "remove", message: message.message });
    case "4":
      return callsBack(topic, message);
    case "5":
      return step(at(topic, { ...place, at: "forward" }), ["vm-ask-forward"]);
    case "6":
    case "#":
      return plays(topic, messages, index + 1, desk);
    case "7":
      return plays(topic, messages, index - 1, desk);
    case "0":
      return step(topic, ["vm-keys"]);
    case "*":
      return mainMenu(topic, desk);
    default:
      return inVain(topic, "vm-no-key", "vm-keys");
  }
}

type Tidying = Extract<Deed, { readonly do: "save" | "remove" }>;

/** What is said next counts it as it will be. */
const afterwards = (desk: Desk, { do: what, message }: Tidying): Desk => ({
  ...desk,
  messagesOf: (owner) =>
    desk.messagesOf(owner).flatMap((one): readonly HeardMessage[] => {
      if (one.message !== message) return [one];
      return what === "remove" ? [] : [{ ...one, state: "saved" }];
    }),
});

function callsBack(topic: Consultation, { caller }: HeardMessage): Step {
  const { owner } = topic;
  if (owner === null || !/^\+?[0-9]{2,15}$/.test(caller)) return step(topic, ["vm-not-called-back", "vm-keys"]);
  return step(topic, ["vm-not-called-back", "vm-keys"], { do: "call-back", owner, number: caller });
}

export function forwardKeyed(topic: Consultation, place: List, heard: Heard, desk: Desk): Step {
  if (heard.kind === "silence") return inVain(topic, "vm-ask-forward");
  if (heard.kind !== "key" || topic.owner === null) return step(topic, []);
  const { messages, index } = place;
  if (/^[0-9]$/.test(heard.key)) return typed(topic, (topic.digits + heard.key).slice(0, MOST_DIGITS));
  if (heard.key === "*" || topic.digits === "") return plays(topic, messages, index, desk);
  const [mailbox] = desk.mailboxesOf(topic.digits).filter(({ kind }) => kind === "recorder");
  const message = theOne(topic, place, desk);
  if (message === undefined) return plays(topic, messages, index, desk);
  if (mailbox === undefined) return inVain(topic, "vm-no-mailbox", "vm-ask-forward");
  const deed = { do: "forward", message: message.message, mailbox: mailbox.id, by: topic.owner } as const;
  return step(at(topic, { ...place, at: "forwards" }), [], deed);
}

/** Passed on or not, he is at the same message. */
export function forwarded(topic: Consultation, { messages, index }: List, heard: Heard): Step {
  if (heard.kind !== "done") return step(topic, []);
  const said: Saying = heard.well ? "vm-forwarded" : "vm-not-done";
  return step(at(topic, { at: "message", messages, index }), [said, "vm-keys"]);
}
