import type { CallInstruction, CallOutcome } from "../../contracts/call-control.ts";
import type { Log } from "../../kit/log.ts";
import { type Words, words } from "../../model/config/field.ts";
import { type Reason, sentenceOf } from "../../model/reason.ts";
import { authorOf, type Guest } from "../access/guest.ts";
import { noSuchExtension, notFound, problem } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Refusal, refuse, type Some } from "./call.ts";

type Mine =
  | "calls.up"
  | "calls.parked"
  | "calls.dial"
  | "calls.pickUp"
  | "calls.hangUp"
  | "calls.hold"
  | "calls.resume"
  | "calls.transfer"
  | "calls.consult"
  | "calls.complete"
  | "calls.conference"
  | "calls.goBack"
  | "calls.digits";

/** Calls that programs and pages make, end and lead [ASA-06, ASC-04, ASC-05, ASC-07]. */
export function callRoutes({ pbx }: Services, log: Log): Some<Mine> {
  const asked = async (instruction: CallInstruction, guest: Guest) => {
    // Who has led calls in the name of another is a question for later. Digits may be a secret.
    const { do: what, by } = instruction;
    log.info("a call is led by the API", { what, by, author: authorOf(guest) });
    const outcome = await pbx.ask("call.control", instruction);
    if (outcome.kind === "done") return { status: 200, body: { call: outcome.call } } as const;
    return whyNot(outcome, instruction);
  };
  return {
    "calls.up": async () => ({ status: 200, body: { items: await pbx.ask("call.up", {}) } }),
    "calls.parked": async () => ({ status: 200, body: { items: await pbx.ask("parking.list", {}) } }),
    "calls.dial": async ({ body: { from: by, to, answersItself = false }, guest }) => {
      const made = await asked({ do: "dial", by, to, answersItself }, guest);
      return "refused" in made ? made : { ...made, status: 201 };
    },
    "calls.pickUp": ({ parameters, body: { by, answersItself = false }, guest }) =>
      asked({ do: "pick-up", ...parameters, by, answersItself }, guest),
    "calls.hangUp": ({ parameters, body, guest }) => asked({ do: "hang-up", ...parameters, ...body }, guest),
    "calls.hold": ({ parameters, body, guest }) => asked({ do: "hold", ...parameters, ...body }, guest),
    "calls.resume": ({ parameters, body, guest }) => asked({ do: "resume", ...parameters, ...body }, guest),
    "calls.transfer": ({ parameters, body, guest }) => asked({ do: "transfer", ...parameters, ...body }, guest),
    "calls.consult": ({ parameters, body, guest }) => asked({ do: "consult", ...parameters, ...body }, guest),
    "calls.complete": ({ parameters, body: { by, with: second = null }, guest }) =>
      asked({ do: "complete", ...parameters, by, with: second }, guest),
    "calls.conference": ({ parameters, body: { by, with: second = null }, guest }) =>
      asked({ do: "conference", ...parameters, by, with: second }, guest),
    "calls.goBack": ({ parameters, body, guest }) => asked({ do: "go-back", ...parameters, ...body }, guest),
    "calls.digits": ({ parameters, body, guest }) => asked({ do: "send-digits", ...parameters, ...body }, guest),
  };
}

type NotDone = Exclude<CallOutcome, { readonly kind: "done" }>;

function whyNot(outcome: NotDone, { by }: CallInstruction): Refusal {
  switch (outcome.kind) {
    case "no-call":
      return refuse(noSuchCall);
    case "no-extension":
      return refuse(noSuchExtension(by ?? ""));
    case "refused":
      return refuse(problem(409, outcome.cause, sentences(outcome.why)));
    case "unable":
      return refuse(nothingRuns);
  }
}

const sentences = (why: readonly Reason[]): Words =>
  words(why.map((one) => sentenceOf(one, "fr")).join(". "), why.map((one) => sentenceOf(one, "en")).join(". "));

const noSuchCall = notFound(words("Cet appel est terminé, ou n'a jamais eu lieu.", "This call is over, or never was."));

const nothingRuns = problem(
  503,
  "nothing-runs",
  words("Aucune configuration n'est en service.", "No configuration runs."),
  { retryAfter: 10 },
);
