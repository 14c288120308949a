import type { PbxStatus } from "../contracts/pbx.ts";
import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { PbxView } from "../model/snapshot/pbx-view.ts";
import type { Call } from "./calls/call.ts";
import { type CallListener, Switchboard } from "./calls/switchboard.ts";
import { Usage } from "./calls/usage.ts";
import type { Engine, EngineEvent, Sound } from "./engine/engine.ts";
import { engineDiary } from "./engine-diary.ts";
import { callLogic } from "./features/call-logic.ts";
import { LiveFeed } from "./live/live-feed.ts";
import { Presence } from "./presence/presence.ts";
import { Registrar } from "./registrar/registrar.ts";
import { Reload } from "./reload/reload.ts";
import type { LoadedView } from "./reload/snapshot-files.ts";
import { DialPlans } from "./routing/dial-plan.ts";
import { callStatus, registrationStatus } from "./status.ts";
import { Suspicions } from "./suspicions.ts";
import { Traces } from "./trace/traces.ts";

interface Parts {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  /** A fresh name for a call. */
  readonly newCall: () => string;
  readonly load: (file: string, digest: string) => Promise<LoadedView>;
  /** What held people hear when the configuration names nothing; null: silence. */
  readonly usualMusic: string | null;
  readonly later: (run: () => void) => void;
}

/** Call control as one piece: everything of `pbx` that needs no disk and no socket of its own. */
export class Exchange implements Disposable {
  readonly registrar = new Registrar();
  readonly traces = new Traces();
  readonly reload: Reload;
  readonly presence: Presence;
  readonly live: LiveFeed;
  readonly #parts: Parts;
  readonly #switchboard: Switchboard;
  readonly #ears: Disposable[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    const { engine, clock, log, newCall, later } = parts;
    const plans = new DialPlans();
    const usage = new Usage();
    const currentView = (): PbxView | null => this.reload.view;
    this.reload = new Reload({ engine, log, load: parts.load });
    const onDialog = (number: string): void => this.live.extensionChanged(number);
    this.presence = new Presence({ engine, plans, currentView, later, onDialog });
    const { registrar } = this;
    const { presence } = this;
    this.live = new LiveFeed({
      clock,
      currentView,
      calls: () => this.calls(),
      devicesOf: (number) => registrar.devicesOf(number),
      dialogsOf: (number) => presence.dialogs(number),
    });
    const live = {
      isRegistered: (number: string) => registrar.isRegistered(number),
      callsOf: (number: string) => usage.callsOf(number),
    };
    const logic = callLogic({
      currentView,
      plans,
      live,
      devicesOf: (number) => registrar.devicesOf(number).map((device) => device.binding),
      holdMusic: (view) => this.#music(view),
    });
    this.#switchboard = new Switchboard({ engine, clock, logic, newCall });
    this.#switchboard.onChange((before, after) => usage.changed(before, after));
    this.#switchboard.onChange((before, after) => this.presence.callChanged(before, after));
    this.#switchboard.onChange((before, after, event) => this.traces.changed(before, after, event, clock.now()));
    this.#switchboard.onChange((_, after) => this.live.callChanged(after));
    this.#switchboard.onChange((_, after) => logEnd(log, after));
    this.reload.onApplied(() => this.presence.viewChanged());
    this.reload.onApplied(() => this.live.viewChanged());
  }

  /** Begins to listen; add listeners of calls before. The mirror of contacts hears each event first. */
  start(): void {
    const { engine, log, clock } = this.#parts;
    const suspicions = new Suspicions({ log, clock });
    const diary = engineDiary(log, suspicions);
    const hear = (event: EngineEvent): void => {
      this.registrar.hear(event);
      this.presence.hear(event);
      this.live.hear(event);
      diary(event);
    };
    this.#ears.push(engine.onEvent(hear), suspicions);
    this.#switchboard.start();
  }

  onCall(listener: CallListener): void {
    this.#switchboard.onChange(listener);
  }

  calls(): Iterable<Call> {
    return this.#switchboard.calls();
  }

  /** Calls that are up. */
  get callsUp(): number {
    return this.#switchboard.up;
  }

  status(): Pick<PbxStatus, "revision" | "registrations" | "calls" | "census" | "callsHandled"> {
    const { view } = this.reload;
    const devicesOf = (number: string) => this.registrar.devicesOf(number);
    const dialogsOf = (number: string) => this.presence.dialogs(number);
    return {
      revision: this.reload.revision,
      registrations: view === null ? [] : registrationStatus(view, devicesOf, dialogsOf),
      calls: [...this.calls()].map(callStatus),
      census: { ...this.#parts.engine.census() },
      callsHandled: this.#switchboard.handled,
    };
  }

  [Symbol.dispose](): void {
    this.#switchboard[Symbol.dispose]();
    this.live[Symbol.dispose]();
    for (const ears of this.#ears.splice(0)) ears[Symbol.dispose]();
  }

  #music(view: PbxView): Sound | null {
    const path = view.holdMusic ?? this.#parts.usualMusic;
    return path === null ? null : { kind: "file", path, loop: true };
  }
}

/** The one line that every call leaves in the log. */
function logEnd(log: Log, call: Call): void {
  if (call.endedAt === null) return;
  log.info("call ended", {
    call: call.id,
    revision: call.view.revision,
    caller: call.caller.number,
    dialled: call.dialled,
    outcome: call.answeredAt === null ? call.cause : "answered",
    answeredBy: call.answeredBy,
    seconds: Math.round((call.endedAt - (call.answeredAt ?? call.endedAt)) / 1000),
  });
}
