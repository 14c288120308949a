import type { LineTest, LineTestStep } from "../../contracts/line-test.ts";
import type { Clock } from "../../kit/clock.ts";
import { ownNumber } from "../../model/plan/presentable.ts";
import { reason } from "../../model/reason.ts";
import type { PbxTrunk, PbxView } from "../../model/snapshot/pbx-view.ts";
import type { Call } from "../calls/call.ts";
import type { TestOrder } from "../calls/switchboard.ts";
import type { Destination, Engine, EngineEvent } from "../engine/engine.ts";
import { TEST_RINGS } from "../features/line-test/line-test.ts";
import { asLineWants } from "../routing/outside/presentation.ts";
import { serversAsked } from "../trunks/line-questions.ts";
import type { LookUp } from "../trunks/look-up.ts";
import { addressOf, numericDestination } from "../trunks/rfc3263.ts";
import type { Trunks } from "../trunks/trunks.ts";
import { addressStep, type Probed } from "./address-step.ts";
import { callStep } from "./call-step.ts";
import { mayBeTested } from "./may-be-tested.ts";
import { nameStep } from "./name-step.ts";
import { registrationStep } from "./registration-step.ts";
import { step } from "./step.ts";
import { verdictOf } from "./verdict.ts";

export interface LineTestParts {
  readonly engine: Pick<Engine, "probeTrunk" | "onEvent">;
  readonly clock: Clock;
  readonly lookUp: LookUp;
  readonly trunks: Pick<Trunks, "state" | "tryRegistration" | "registrationOf">;
  /** The view that runs, and its line of that number. */
  readonly lineOf: (number: string) => { readonly view: PbxView; readonly trunk: PbxTrunk } | null;
  /** Why no call may go out by this line now; null: one may. */
  readonly refusal: (trunk: PbxTrunk) => LineTestStep["why"] | null;
  /** Makes a test call and resolves with it when it has ended; null: there was no way to begin it. */
  readonly call: (order: TestOrder) => Promise<Call> | null;
}

/** How a line stands, and whether one of its addresses has answered OPTIONS just now; null: there was none to ask. */
export interface AskedLine extends Pick<LineTest, "state" | "why"> {
  readonly answers: boolean | null;
}

/** The engine tells the outcome of a request within 9 s, and an operator is left alone for 5 s first. */
const PROBE_PATIENCE_MS = 10_000;
const REGISTRATION_PATIENCE_MS = 25_000;

/** « Tester la ligne » [LIG-34]: asks everything of a line that can be asked, now, and says step by step what came of it. */
export class LineTester {
  readonly #parts: LineTestParts;
  /** Lines with a test call that is up. */
  readonly #calling = new Set<string>();

  constructor(parts: LineTestParts) {
    this.#parts = parts;
  }

  /** `dialled`: the number to call, as people write it; null: no call is made. Null: there is no such line. */
  async test(number: string, dialled: string | null): Promise<LineTest | null> {
    const { trunks, lineOf } = this.#parts;
    const line = lineOf(number);
    const state = trunks.state(number);
    if (line === null || state === null) return null;
    const [reached, registration] = await Promise.all([this.#reach(line.trunk), this.#register(line.trunk)]);
    const called = dialled === null ? null : await this.#call(line, dialled);
    const steps = [...reached, ...registration, ...(called === null ? [] : [called.step])];
    const now = trunks.state(number) ?? state;
    return { verdict: verdictOf(steps), state: now.dot, why: now.why, steps, call: called?.call ?? null };
  }

  /** Asks every address of a line, and nothing that it would not ask by itself; null: there is no such line. */
  async ask(number: string): Promise<AskedLine | null> {
    const { trunks, lineOf } = this.#parts;
    const line = lineOf(number);
    if (line === null) return null;
    const asked = (await this.#reach(line.trunk)).filter(({ step: kind }) => kind === "address");
    const now = trunks.state(number);
    if (now === null) return null;
    const answers = asked.length === 0 ? null : asked.some(({ outcome }) => outcome === "good");
    return { state: now.dot, why: now.why, answers };
  }

  /** Every name of the line, and every address that they lead to. */
  async #reach(trunk: PbxTrunk): Promise<readonly LineTestStep[]> {
    const found = await Promise.all(
      serversAsked(trunk).map(async (question) => {
        const numeric = numericDestination(question);
        if (numeric !== null) return { steps: [], destinations: [numeric] };
        const answer = await this.#parts.lookUp(question);
        const destinations = answer.kind === "found" ? answer.destinations : [];
        return { steps: [nameStep(question.host, answer)], destinations };
      }),
    );
    const destinations = new Map(
      found.flatMap((one) => one.destinations).map((one) => [`${nameOf(one)} ${one.serverName}`, one]),
    );
    const probed = await this.#probe(trunk.number, [...destinations.values()]);
    return [...found.flatMap(({ steps }) => steps), ...probed.map(addressStep)];
  }

  #probe(trunk: string, wanted: readonly Destination[]): Promise<readonly Probed[]> {
    const { engine } = this.#parts;
    const heard = new Map<string, Probed>();
    const silent = (address: string): Probed => ({
      address,
      status: 0,
      silence: "no-answer",
      text: "",
      roundTripMs: -1,
    });
    const all = () => wanted.map((one) => heard.get(nameOf(one)) ?? silent(nameOf(one)));
    if (wanted.length === 0) return Promise.resolve([]);
    const told = this.#until(PROBE_PATIENCE_MS, (event) => {
      if (event.type !== "trunk.probed" || event.trunk !== trunk) return false;
      heard.set(nameOf(event.destination), { ...event, address: nameOf(event.destination) });
      return wanted.every((one) => heard.has(nameOf(one)));
    });
    for (const destination of wanted) engine.probeTrunk(trunk, destination);
    return told.then(all);
  }

  async #register(trunk: PbxTrunk): Promise<readonly LineTestStep[]> {
    const { trunks } = this.#parts;
    const { number, registration, user } = trunk;
    if (registration === "inbound") {
      const state = trunks.state(number);
      return state === null ? [] : [step("registration", user, state.dot === "in-service" ? "good" : "bad", state.why)];
    }
    if (registration === "none") return [];
    const told = this.#until(REGISTRATION_PATIENCE_MS, (event) => {
      const isOutcome = event.type === "trunk.registered" || event.type === "trunk.refused";
      return isOutcome && event.trunk === number && trunks.registrationOf(number)?.kind !== "asking";
    });
    const now = trunks.tryRegistration(number);
    if (now?.kind === "asking") await told;
    else told.end();
    const outcome = now?.kind === "asking" ? trunks.registrationOf(number) : now;
    // Where no name leads anywhere there is nobody to register with, and the names have said so.
    return outcome === null || outcome.kind === "nowhere" ? [] : [registrationStep(user, outcome)];
  }

  async #call(
    { view, trunk }: { readonly view: PbxView; readonly trunk: PbxTrunk },
    dialled: string,
  ): Promise<{ readonly step: LineTestStep; readonly call: string | null }> {
    const bad = (why: LineTestStep["why"]) => ({ step: step("call", dialled, "bad", why), call: null });
    const wanted = mayBeTested(view, dialled);
    if (wanted.kind === "refused") return bad(wanted.why);
    const refusal = this.#parts.refusal(trunk);
    if (refusal !== null) return bad(refusal);
    if (this.#calling.has(trunk.number)) return bad(reason("test-under-way"));
    this.#calling.add(trunk.number);
    try {
      const { number } = wanted;
      const classes = [wanted.class];
      const call = await this.#parts.call({ trunk: trunk.number, number, classes });
      const leg = call === null ? undefined : [...call.legs.values()].at(-1);
      if (call === null || leg === undefined) return bad(reason("test-nowhere-to-call"));
      const outcome = callStep({
        number: dialled,
        sent: asLineWants(view, trunk, number),
        presented: asLineWants(view, trunk, ownNumber(trunk)) || trunk.user,
        codecs: trunk.codecs ?? view.sip.codecs,
        rang: leg.ringingAt !== null,
        answered: leg.answeredAt !== null,
        status: leg.status,
        cause: call.cause,
        quality: leg.quality,
        seconds: TEST_RINGS,
      });
      return { step: outcome, call: call.id };
    } finally {
      this.#calling.delete(trunk.number);
    }
  }

  /** Resolves when an event says that it is over, and at the latest after so long. */
  #until(patienceMs: number, isOver: (event: EngineEvent) => boolean): Promise<void> & { end(): void } {
    const { engine, clock } = this.#parts;
    let end = (): void => {};
    const told = new Promise<void>((resolve) => {
      const ears = engine.onEvent((event) => void (isOver(event) && end()));
      const timer = clock.after(patienceMs, () => end());
      end = () => {
        ears[Symbol.dispose]();
        timer.cancel();
        resolve();
      };
    });
    return Object.assign(told, { end: () => end() });
  }
}

const nameOf = (destination: Destination): string => `${destination.transport} ${addressOf(destination)}`;
