import type { AbsenceAnswer, AbsenceShown } from "../contracts/absence-setting.ts";
import type { LiveGroup } from "../contracts/api/live-entries.ts";
import type { CallInstruction, CallOutcome } from "../contracts/call-control.ts";
import type { ConferenceStatus } from "../contracts/conference.ts";
import type { EmergencyProof } from "../contracts/emergency-proof.ts";
import type { LineTest } from "../contracts/line-test.ts";
import type { Health } from "../contracts/machine-health.ts";
import type { MailTrouble } from "../contracts/mail.ts";
import type { MessageFact } from "../contracts/message-record.ts";
import type { ParkedCall } from "../contracts/parked-call.ts";
import type { PbxStatus } from "../contracts/pbx.ts";
import type { ProfileAnswer } from "../contracts/profile-state.ts";
import type { AgentAnswer, AgentOrder, AgentState, QueueState } from "../contracts/queue-state.ts";
import type { RouteAnswer, RouteQuestion } from "../contracts/route-explanation.ts";
import type { TelephoneTrouble } from "../contracts/telephone.ts";
import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import { type Absence, type AbsenceOrder, afterOrder, isPresence, PRESENT } from "../model/profiles/absence.ts";
import { absenceOrders } from "../model/profiles/absence-orders.ts";
import type { ProfileByHand } from "../model/profiles/profile-at.ts";
import { type Reason, reason } from "../model/reason.ts";
import type { PbxSound, PbxTrunk, PbxView } from "../model/snapshot/pbx-view.ts";
import { Agents } from "./agents/agents.ts";
import type { KeptLogin } from "./agents/kept-login.ts";
import { PinTries } from "./agents/pin-tries.ts";
import { Alerts } from "./alerts/alerts.ts";
import { incidentOf, loopOf } from "./alerts/incident-of.ts";
import { type AlertGround, wrongsOf } from "./alerts/wrongs-of.ts";
import { CallBacks } from "./call-backs/call-backs.ts";
import type { Wish } from "./call-backs/wish.ts";
import { type Call, dialogueAbout } from "./calls/call.ts";
import type { ConferenceOrder } from "./calls/conference-order.ts";
import type { Leg } from "./calls/leg.ts";
import { Rotation } from "./calls/rotation.ts";
import { type CallListener, Switchboard } from "./calls/switchboard.ts";
import { Usage } from "./calls/usage.ts";
import { conferenceIdOf, conferencesOf } from "./conferences.ts";
import { DeviceWatch } from "./device-watch.ts";
import { EmergencyWatch, type Note } from "./emergency/emergency-watch.ts";
import { ProofRound } from "./emergency/proof-round.ts";
import { proveEmergency } from "./emergency/prove-emergency.ts";
import type { Engine, EngineEvent, FileSound, MessageId, Sound } from "./engine/engine.ts";
import { engineDiary } from "./engine-diary.ts";
import { explainRoute } from "./explain-route.ts";
import { callLogic } from "./features/call-logic.ts";
import type { House, LineAddress } from "./features/house.ts";
import type { KeptByNumber } from "./kept-by-number.ts";
import { LineTester } from "./line-test/line-tester.ts";
import { TestCalls } from "./line-test/test-calls.ts";
import type { Net } from "./link-to-net.ts";
import { LiveFeed } from "./live/live-feed.ts";
import type { MessageMemory } from "./messages/message-file.ts";
import { Messages } from "./messages/messages.ts";
import { SipCarrier } from "./messages/sip-carrier.ts";
import { parkedCalls } from "./parked-calls.ts";
import { Presence } from "./presence/presence.ts";
import { chooseProfile, profileState } from "./profile-state.ts";
import { boxVoice } from "./prompts/box-voice.ts";
import type { PromptName } from "./prompts/prompt-folder.ts";
import { groupStates } from "./queues/group-states.ts";
import type { KeptPlace } from "./queues/kept-place.ts";
import { KeptPlaces, type PlaceOf } from "./queues/kept-places.ts";
import { QueueDesk } from "./queues/queue-desk.ts";
import { agentState, agentStates, queueStates } from "./queues/states.ts";
import { Registrar } from "./registrar/registrar.ts";
import { Reload } from "./reload/reload.ts";
import type { LoadedView } from "./reload/snapshot-files.ts";
import { Restarts } from "./restarts/restarts.ts";
import { DialPlans } from "./routing/dial-plan.ts";
import { routeCallBack } from "./routing/outside/call-back.ts";
import { whyNotSet } from "./routing/route-call.ts";
import type { Liveness } from "./routing/route-plan.ts";
import { isAbsent } from "./routing/state-of.ts";
import { callStatus, registrationStatus, trunkStatus } from "./status.ts";
import { type Suspicion, Suspicions } from "./suspicions.ts";
import { TollGuard, type TollMemory } from "./toll/toll-guard.ts";
import { Traces } from "./trace/traces.ts";
import type { LineState } from "./trunks/line.ts";
import type { LookUp } from "./trunks/look-up.ts";
import { Trunks } from "./trunks/trunks.ts";
import { type VoicemailPorts, VoicemailRoom } from "./voicemail/voicemail-room.ts";
import { whereabouts } from "./whereabouts.ts";

interface Parts {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  /** A fresh name for a call. */
  readonly newCall: () => string;
  /** And for a text message. */
  readonly newMessage: () => string;
  readonly load: (file: string, digest: string) => Promise<LoadedView>;
  /** What held people hear when the configuration names nothing; null: silence. */
  readonly usualMusic: string | null;
  /** Where `store` keeps a sound that it has rendered. */
  readonly ready: (sound: PbxSound) => FileSound;
  /** Where the file of a recording of that name goes. */
  readonly recordingPath: (id: string) => string;
  /** What the directory calls who has that number outside (E.164); empty: nothing. */
  readonly nameOf: (number: string) => string;
  readonly later: (run: () => void) => void;
  readonly hidden: Pick<KeptByNumber<boolean>, "of" | "keep">;
  readonly profiles: Pick<KeptByNumber<ProfileByHand>, "of" | "keep">;
  readonly absences: Pick<KeptByNumber<Absence>, "of" | "keep">;
  /** Who has left a queue to be called back. */
  readonly places: Pick<KeptByNumber<KeptPlace>, "of" | "keep" | "entries">;
  /** Who waits until somebody is free. */
  readonly callBacks: Pick<KeptByNumber<readonly Wish[]>, "of" | "keep" | "entries">;
  readonly logins: Pick<KeptByNumber<KeptLogin>, "of" | "keep">;
  /** Whether a PIN is that of the hash. */
  readonly verifyPin: (pin: string, hash: string | null) => Promise<boolean>;
  /** The WAV file of what the box itself says. */
  readonly prompt: (name: PromptName) => string;
  /** Where recorded sentences are; null: there are none here. */
  readonly recordedPrompts: string | null;
  /** From 0 to 1: when lines ask, so that they do not all ask at once. */
  readonly random: () => number;
  /** Where the names of lines lead. */
  readonly lookUp: LookUp;
  /** A line for the audit of store. */
  readonly note: Note;
  /** Where the limits of outside calls remember what they have counted. */
  readonly tollMemory: TollMemory;
  /** Where text messages wait. */
  readonly messageMemory: MessageMemory;
  /** Hands what becomes of them to the spool; resolves when it is on the disk there. */
  readonly messageSpool: (fact: MessageFact) => Promise<void>;
  readonly voicemail: VoicemailPorts;
}

/** Call control as one piece: everything of `pbx` that needs no disk and no socket of its own. */
export class Exchange implements Disposable {
  readonly registrar = new Registrar();
  readonly traces = new Traces();
  readonly trunks: Trunks;
  readonly reload: Reload;
  readonly presence: Presence;
  readonly live: LiveFeed;
  readonly toll: TollGuard;
  readonly alerts: Alerts;
  readonly emergency: EmergencyWatch;
  readonly proof: ProofRound;
  readonly messages: Messages;
  readonly restarts: Restarts;
  readonly devices: DeviceWatch;
  readonly voicemail: VoicemailRoom;
  readonly agents: Agents;
  readonly queues: QueueDesk;
  readonly #places: KeptPlaces;
  readonly #pinTries = new PinTries();
  readonly #carrier: SipCarrier;
  readonly #parts: Parts;
  readonly #plans = new DialPlans();
  readonly #live: Liveness;
  readonly #lineTester: LineTester;
  readonly #switchboard: Switchboard;
  readonly #callBacks: CallBacks;
  readonly #ears: Disposable[] = [];
  #mail: MailTrouble | null = null;
  #health: Health | null = null;
  #net: Net | null = null;
  #ways: readonly TelephoneTrouble[] | null = null;
  #standsAt: string | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { engine, clock, log, newCall, later, hidden, profiles, absences, prompt, random, lookUp, ready } = parts;
    const plans = this.#plans;
    const usage = new Usage();
    const rotation = new Rotation();
    const currentView = (): PbxView | null => this.reload.view;
    const { registrar } = this;
    this.agents = new Agents({ clock, kept: parts.logins, currentView });
    const { agents } = this;
    this.trunks = new Trunks({
      engine,
      clock,
      log,
      random,
      lookUp,
      gatewaysOf: (number) => registrar.devicesOf(number).map((device) => device.binding),
    });
    const { trunks } = this;
    this.reload = new Reload({
      engine,
      log,
      clock,
      load: parts.load,
      sourcesOf: (trunk) => trunks.sourcesOf(trunk),
      applying: (view) => trunks.viewChanges(view),
    });
    const onDialog = (number: string): void => this.live.extensionChanged(number);
    this.presence = new Presence({
      engine,
      plans,
      currentView,
      later,
      onDialog,
      hides: (number) => this.#hides(number),
      messageCounts: (number) => this.voicemail.counts(number),
    });
    const { presence } = this;
    this.voicemail = new VoicemailRoom({
      ...parts.voicemail,
      ...{ clock, log, currentView, plans, verifyPin: parts.verifyPin },
      newId: parts.newMessage,
      sendText: (sending) => this.messages.send(sending),
      alert: (incident) => this.alerts.note(incident),
      tell: (call, word) => this.#switchboard.tell(call, word),
      isAwaited: (path) => [...this.calls()].some((call) => dialogueAbout(call, "leave-message")?.topic.path === path),
      onCount: (owner) => presence.messagesChanged(owner),
    });
    this.toll = new TollGuard({ clock, log, memory: parts.tollMemory, currentView });
    const { toll } = this;
    this.alerts = new Alerts({ clock, log, wrongs: () => wrongsOf(this.#wrongGround()) });
    const { alerts } = this;
    this.live = new LiveFeed({
      clock,
      currentView,
      calls: () => this.calls(),
      devicesOf: (number) => registrar.devicesOf(number),
      dialogsOf: (number) => presence.dialogs(number),
      hides: (number) => hidden.of(number),
      absence: (number) => absences.of(number) ?? PRESENT,
      trunkState: (number) => trunks.state(number),
      alerts: () => alerts.list,
      agents: () => this.agentStates(),
      queues: () => this.queueStates(),
      groups: () => this.#groupStates(),
    });
    const live: Liveness = {
      isRegistered: (number: string) => registrar.isRegistered(number),
      callsOf: (number: string) => usage.callsOf(number),
      callsBy: (number: string) => usage.callsBy(number),
      isUsable: (trunk: string) => trunks.isUsable(trunk),
      outsideLimit: (emitter: string) => toll.refusal(emitter),
      profileByHand: (number: string) => profiles.of(number),
      absence: (number: string) => absences.of(number),
      deskOf: (agent: string) => agents.deskOf(agent),
      isPaused: (member: string) => agents.isPaused(member),
      waitingFor: (queue: string) => this.queues.waitingFor(queue),
      firstOf: (group: string) => rotation.firstOf(group),
      idleSince: (number: string) => rotation.idleSince(number),
      nameOf: parts.nameOf,
    };
    this.#live = live;
    let lastMessage = -1;
    const newMessage = (): MessageId => {
      lastMessage += 2;
      return lastMessage as MessageId;
    };
    this.#carrier = new SipCarrier({ engine, newMessage, addressesOf: (trunk) => this.#addressesOf(trunk) });
    this.messages = new Messages({
      engine,
      clock,
      log,
      memory: parts.messageMemory,
      currentView,
      plans,
      nameOf: parts.nameOf,
      devicesOf: (number) => registrar.devicesOf(number).map(({ binding }) => binding.contact),
      isUsable: (trunk) => trunks.isUsable(trunk),
      isCut: () => toll.isCut,
      hides: (extension) => hidden.of(extension),
      carrier: this.#carrier,
      newMessage,
      newId: parts.newMessage,
      spool: parts.messageSpool,
    });
    this.restarts = new Restarts({
      ...{ engine, clock, newMessage, newId: parts.newMessage },
      devicesOf: (number) => registrar.devicesOf(number).map(({ binding }) => binding),
      isTalking: (number) => usage.callsOf(number) > 0,
    });
    this.devices = new DeviceWatch({
      clock,
      devicesOf: (number) => registrar.devicesOf(number).map(({ binding }) => binding),
      all: () => registrar.all(),
    });
    const logic = callLogic({
      currentView,
      plans,
      live,
      devicesOf: (number) => registrar.devicesOf(number).map((device) => device.binding),
      holdMusic: (view) => this.#music(view),
      addressesOf: (trunk) => this.#addressesOf(trunk),
      hides: (extension) => hidden.of(extension),
      toggleHidden: (extension) => this.#toggleHidden(extension),
      setAbsence: (extension, order) => this.#setAbsence(extension, order),
      agentAt: (extension) => agentAt(agents, extension),
      loginAgent: (agent, extension) => agents.login(agent, extension),
      logoutAgent: (agent) => agents.logout(agent),
      togglePause: (member) => this.#togglePause(member),
      mayTryPin: (number) => this.#pinTries.mayTry(number, clock.monotonic()),
      pinTried: (number, isRight) =>
        isRight ? this.#pinTries.right(number) : this.#pinTries.begin(number, clock.monotonic()),
      judgePin: (asked) => void this.#judgePin(asked),
      lastTicket: (queue) => this.queues.lastTicket(queue),
      callBacksBefore: (queue, ticket) => this.queues.callBacksBefore(queue, ticket),
      mayCallBack: (call) => this.#placeOf(call) !== null,
      keepPlace: (call) => this.#keepPlace(call),
      estimatedWait: (queue, place) => this.queues.estimatedWait(queue, place),
      lastBusy: (extension) => this.#callBacks.lastBusy(extension),
      askCallBack: (extension, to) => this.#callBacks.ask(extension, to),
      cancelCallBack: (extension, to) => this.#callBacks.cancel(extension, to),
      ...boxVoice({ ...parts, wantsRecorded: () => currentView()?.promptVoice === "recorded" }),
      recordingPath: parts.recordingPath,
      ready,
      voicemail: this.voicemail.house,
    });
    this.#switchboard = new Switchboard({ engine, clock, logic, newCall });
    this.#places = new KeptPlaces({ clock, kept: parts.places, ready: () => this.queues.wake() });
    this.queues = new QueueDesk({
      clock,
      plans,
      currentView,
      live,
      agents,
      places: this.#places,
      callOf: (id) => this.#switchboard.callOf(id),
      tell: (id, notice) => this.#switchboard.tell(id, notice),
      callBack: (order) => this.#switchboard.callBack(order),
      changed: () => this.live.queuesChanged(),
    });
    const { queues } = this;
    agents.onChange(() => this.live.queuesChanged());
    this.#switchboard.onChange((before, after) => usage.changed(before, after));
    this.#switchboard.onChange((before, after) => rotation.changed(before, after));
    this.#switchboard.onChange((before, after) => queues.changed(before, after));
    this.#switchboard.onChange((before, after, event) => this.toll.changed(before, after, event));
    this.#switchboard.onChange((before, after) => this.presence.callChanged(before, after));
    this.#switchboard.onChange((before, after, event) => this.traces.changed(before, after, event, clock.now()));
    this.#switchboard.onChange((_, after) => this.live.callChanged(after));
    this.#callBacks = new CallBacks({
      clock,
      kept: parts.callBacks,
      currentView,
      isFree: (number) => live.isRegistered(number) && live.callsOf(number) === 0 && !isAbsent(live.absence(number)),
      idleSince: live.idleSince,
      dial: (by, to) => {
        const answered = this.#switchboard.instruct({ do: "dial", by, to, answersItself: false, label: "Rappel" });
        return answered.kind === "done";
      },
    });
    this.#switchboard.onChange((before, after) => this.#callBacks.changed(before, after));
    this.#switchboard.onChange((before, after) => this.voicemail.callChanged(before, after));
    const testCalls = new TestCalls(this.#switchboard);
    this.#switchboard.onChange((_, after) => testCalls.changed(after));
    this.#switchboard.onChange((_, after) => logEnd(log, after));
    this.emergency = new EmergencyWatch({
      clock,
      prompt,
      note: parts.note,
      alert: (incident) => alerts.note(incident),
      announce: (told) => this.#switchboard.announce(told),
    });
    this.proof = new ProofRound({
      clock,
      log,
      currentView,
      prove: (view) => this.#prove(view),
      changed: () => alerts.look(),
    });
    this.reload.onApplied(() => this.proof.viewChanged());
    this.reload.onApplied(() => agents.viewChanged());
    this.reload.onApplied(() => queues.wake());
    this.#switchboard.onChange((before, after) => {
      const loop = loopOf(before, after);
      if (loop !== null) alerts.note(loop);
    });
    this.#switchboard.onChange((before, after) => this.emergency.changed(before, after));
    this.#switchboard.onChange((before, after) => this.devices.callChanged(before, after));
    this.#lineTester = new LineTester({
      engine,
      clock,
      lookUp,
      trunks,
      lineOf: (number) => this.#lineOf(number),
      refusal: (trunk) => this.#testRefusal(trunk),
      call: (order) => testCalls.make(order),
    });
    this.toll.onCut((calls, why) => this.#switchboard.cut(calls, why));
    this.toll.onChange(() => alerts.look());
    this.reload.onApplied(() => this.reload.view !== null && trunks.viewChanged(this.reload.view));
    this.trunks.onChange((trunk) => this.live.trunkChanged(trunk));
    this.trunks.onChange(() => alerts.look());
    this.alerts.onChange(() => this.live.alertsChanged());
    this.reload.onApplied(() => alerts.viewChanged());
    this.reload.onApplied(() => this.voicemail.viewChanged());
    this.reload.onApplied(() => this.presence.viewChanged());
    this.reload.onApplied(() => this.live.viewChanged());
  }

  /** Begins to listen; add listeners of calls before. The mirror of contacts hears each event first. */
  start(): void {
    const { engine, log, clock } = this.#parts;
    const suspicions = new Suspicions({ log, clock });
    const diary = engineDiary(log, suspicions);
    const hear = (event: EngineEvent): void => {
      this.traces.hear(event);
      if (event.type === "sip.message") return;
      this.registrar.hear(event);
      if (event.type === "contact.added") this.#callBacks.soon();
      this.trunks.hear(event);
      this.presence.hear(event);
      this.live.hear(event);
      this.#carrier.hear(event);
      this.messages.hear(event);
      this.restarts.hear(event);
      this.devices.hear(event);
      if (event.type.startsWith("contact.")) this.queues.wake();
      this.voicemail.hear(event);
      diary(event);
      if (event.type === "security.suspicion") this.#suspect(event);
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

  /** Does what a program or somebody at a page wants done with a call. */
  instruct(instruction: CallInstruction): CallOutcome {
    const outcome = this.#switchboard.instruct(instruction);
    return outcome.kind === "refused" ? { ...outcome, why: [...outcome.why] } : outcome;
  }

  /** Calls at parking places, in the order of their places. */
  parked(): ParkedCall[] {
    return parkedCalls(this.calls());
  }

  /** The conferences that are going on. */
  conferences(): readonly ConferenceStatus[] {
    return conferencesOf(this.#switchboard.calls(), this.#plans);
  }

  /** Does what is wanted of a conference; false: there is none of that name, or the one who is meant is not there. */
  directConference(id: string, order: ConferenceOrder, by: string): boolean {
    return this.#switchboard.direct((member) => conferenceIdOf(member) === id, order, by);
  }

  /** Which way a call would take; nobody is called. */
  explain(asked: RouteQuestion): RouteAnswer {
    const { view } = this.reload;
    if (view === null) return { unknown: "view" };
    const { hidden, clock } = this.#parts;
    const ground = { view, plan: this.#plans.of(view), live: this.#live, now: clock.now() };
    return explainRoute(asked, { ...ground, hides: (extension) => hidden.of(extension) });
  }

  /** Every agent as he is now. */
  agentStates(): readonly AgentState[] {
    const ground = this.#queueGround();
    return ground === null ? [] : agentStates(ground);
  }

  /** Every queue as it is now. */
  queueStates(): readonly QueueState[] {
    const ground = this.#queueGround();
    return ground === null ? [] : queueStates(ground);
  }

  /** Does to an agent what he could do at a telephone, without his PIN. */
  orderAgent(number: string, order: AgentOrder): AgentAnswer {
    const ground = this.#queueGround();
    const agent = ground?.plan.agents.get(number);
    if (ground === null || agent === undefined) return { unknown: "agent" };
    if (order.do === "login" && !ground.plan.extensions.has(order.desk)) return { unknown: "desk" };
    if (order.do === "login") this.agents.login(number, order.desk);
    if (order.do === "logout") this.agents.logout(number);
    if (order.do === "pause") this.agents.pause(number, order.isPaused);
    return agentState(agent, ground);
  }

  /** Which profile of an extension or group is in force. */
  profile(number: string): ProfileAnswer {
    const ground = this.#profileGround();
    return ground === null ? { unknown: "view" } : profileState(number, ground);
  }

  /** Chooses one over its planning [PRO-15]; null gives it back to the planning. */
  chooseProfile(number: string, chosen: ProfileByHand | null): ProfileAnswer {
    const ground = this.#profileGround();
    return ground === null ? { unknown: "view" } : chooseProfile(number, chosen, ground);
  }

  /** Do not disturb and forwards, as codes have set them. */
  absence(number: string): AbsenceShown {
    const isKnown = this.reload.view !== null && this.#plans.of(this.reload.view).extensions.has(number);
    return isKnown ? { kind: "set", absence: this.#parts.absences.of(number) ?? PRESENT } : { kind: "unknown" };
  }

  /** As by codes, all of it or nothing. */
  setAbsence(number: string, wanted: Absence): AbsenceAnswer {
    const { view } = this.reload;
    const now = this.absence(number);
    if (view === null || now.kind !== "set") return { kind: "unknown" };
    const orders = absenceOrders(now.absence, wanted);
    for (const order of orders) {
      const ground = { by: number, at: this.#parts.clock.now() };
      const why = whyNotSet(this.#plans.of(view), order, ground, this.#live);
      const last = why?.at(-1);
      if (order.kind === "forward" && last !== undefined) return { kind: "refused", when: order.when, why: last };
    }
    for (const order of orders) this.#setAbsence(number, order);
    return this.absence(number);
  }

  /** Tests a line now, with a call to that number if there is one; null: there is no such line. */
  testLine(trunk: string, call: string | null): Promise<LineTest | null> {
    return this.#lineTester.test(trunk, call);
  }

  /** How the machine is; null: nobody tells. */
  healthChanged(health: Health | null): void {
    this.#health = health;
    this.alerts.look();
  }

  /** How addresses are given, and which the box has; null: nobody tells. */
  netChanged(net: Net | null): void {
    this.#net = net;
    const standsAt = net === null ? null : whereabouts(net.address);
    if (standsAt !== null && this.#standsAt !== null && standsAt !== this.#standsAt) this.trunks.moved();
    this.#standsAt = standsAt ?? this.#standsAt;
    this.alerts.look();
  }

  /** The ways by which telephones cannot come; null: nobody tells. */
  waysShut(ways: readonly TelephoneTrouble[] | null): void {
    this.#ways = ways;
    this.alerts.look();
  }

  /** Whether `store` can tell people of voice messages by e-mail; null: as far as anybody knows. */
  mailTrouble(trouble: MailTrouble | null): void {
    this.#mail = trouble;
    this.alerts.look();
  }

  status(): Omit<PbxStatus, "startedAt" | "store" | "listening" | "factsWaiting"> {
    const { view } = this.reload;
    const devicesOf = (number: string) => this.registrar.devicesOf(number);
    const dialogsOf = (number: string) => this.presence.dialogs(number);
    const hides = (number: string) => this.#parts.hidden.of(number);
    const absence = (number: string) => this.#parts.absences.of(number) ?? PRESENT;
    return {
      revision: this.reload.revision,
      registrations: view === null ? [] : registrationStatus(view, { devicesOf, dialogsOf, hides, absence }),
      trunks: this.#lines().map(({ number, name, state }) =>
        trunkStatus(number, name, state, this.#live.callsBy(number)),
      ),
      alerts: [...this.alerts.list],
      emergency: this.proof.latest,
      calls: [...this.calls()].map(callStatus),
      census: { ...this.#parts.engine.census() },
      callsHandled: this.#switchboard.handled,
      messagesWaiting: this.messages.waiting().reduce((sum, { waiting }) => sum + waiting, 0),
    };
  }

  [Symbol.dispose](): void {
    this.#switchboard[Symbol.dispose]();
    this.live[Symbol.dispose]();
    this.toll[Symbol.dispose]();
    this.emergency[Symbol.dispose]();
    this.proof[Symbol.dispose]();
    this.alerts[Symbol.dispose]();
    this.#callBacks[Symbol.dispose]();
    this.messages[Symbol.dispose]();
    this.voicemail[Symbol.dispose]();
    this.agents[Symbol.dispose]();
    this.queues[Symbol.dispose]();
    this.#places[Symbol.dispose]();
    for (const ears of this.#ears.splice(0)) ears[Symbol.dispose]();
  }

  /** Every line of the view, as it is now. */
  #lines(): readonly { readonly number: string; readonly name: string; readonly state: LineState }[] {
    return (this.reload.view?.trunks ?? []).flatMap(({ number, name }) => {
      const state = this.trunks.state(number);
      return state === null ? [] : [{ number, name, state }];
    });
  }

  #queueGround() {
    const { view } = this.reload;
    const { queues: desk, agents } = this;
    return view === null ? null : { plan: this.#plans.of(view), live: this.#live, agents, desk, places: this.#places };
  }

  #groupStates(): readonly LiveGroup[] {
    const ground = this.#queueGround();
    return ground === null ? [] : groupStates(ground.plan, ground.live);
  }

  #profileGround() {
    const { view } = this.reload;
    const { profiles: byHand, clock } = this.#parts;
    return view === null ? null : { view, plan: this.#plans.of(view), byHand, now: clock.now() };
  }

  #wrongGround(): AlertGround {
    const { isKept, revision } = this.reload;
    const [cut, proof] = [this.toll.cut, this.proof.latest];
    const [mail, health, net, ways] = [this.#mail, this.#health, this.#net, this.#ways];
    return { lines: this.#lines(), cut, keptView: isKept ? revision : null, proof, revision, mail, health, net, ways };
  }

  #prove(view: PbxView): Promise<EmergencyProof> {
    const ground = { plan: this.#plans.of(view), live: this.#live, now: this.#parts.clock.now() };
    return proveEmergency({ ...ground, askLine: (trunk) => this.#lineTester.ask(trunk) });
  }

  #suspect(suspicion: Suspicion): void {
    // Only garbage may be a line's; whoever guesses may do so a thousand times a second.
    const lines = suspicion.what === "malformed" ? this.#lines() : [];
    const incident = incidentOf(
      suspicion,
      lines.map((line) => ({ ...line, sources: this.trunks.sourcesOf(line.number) })),
    );
    if (incident !== null) this.alerts.note(incident);
  }

  #lineOf(number: string): { readonly view: PbxView; readonly trunk: PbxTrunk } | null {
    const { view } = this.reload;
    const trunk = view === null ? undefined : this.#plans.of(view).trunks.get(number);
    return view === null || trunk === undefined ? null : { view, trunk };
  }

  /** A test has to keep to what every call has to. */
  #testRefusal({ number, maxOutgoing }: PbxTrunk): Reason | null {
    const calls = this.#live.callsBy(number).outgoing;
    return this.#live.outsideLimit(number) ?? (calls >= maxOutgoing ? reason("test-line-full", { calls }) : null);
  }

  /** A gateway is where it has registered; any other line is where its names lead, what answers first. */
  #addressesOf(number: string): readonly LineAddress[] {
    const { view } = this.reload;
    const line = view === null ? undefined : this.#plans.of(view).trunks.get(number);
    if (line?.registration === "inbound") return [{ destination: null }];
    return this.trunks.destinationsOf(number).map((destination) => ({ destination }));
  }

  #toggleHidden(number: string): boolean {
    const is = !this.#hides(number);
    this.#parts.hidden.keep(number, is);
    this.presence.hidingChanged(number);
    this.live.extensionChanged(number);
    return is;
  }

  #setAbsence(number: string, order: AbsenceOrder): void {
    const { absences } = this.#parts;
    const next = afterOrder(absences.of(number) ?? PRESENT, order);
    absences.keep(number, isPresence(next) ? null : next);
    this.queues.wake();
    this.#callBacks.soon();
    this.live.extensionChanged(number);
  }

  /** Whom to call back for a call that waits, if he has shown a number that may be called; null: he cannot be. */
  #placeOf({ view, queue, legs, waiting }: Call): PlaceOf | null {
    const leg = waiting === null ? undefined : legs.get(waiting);
    if (queue === null || leg === undefined || leg.anonymous || leg.number === "") return null;
    const isInside = leg.trunk === null;
    const { number, name } = leg;
    const offer = { number, isInside, by: queue.number, at: this.#parts.clock.now() };
    const live = this.#live;
    // Who calls from inside is busy now, with this very call.
    const ground = isInside ? { ...live, callsOf: () => 0 } : live;
    if (routeCallBack(this.#plans.of(view), offer, ground).kind !== "ring") return null;
    const { number: of, name: queueName, ticket, enteredAt: since } = queue;
    return { number, name, isInside, queue: of, queueName, ticket, since, tries: 0 };
  }

  #keepPlace(call: Call): void {
    const place = this.#placeOf(call);
    if (place !== null) this.#places.keep(place);
  }

  #togglePause(member: string): boolean {
    const isPaused = !this.agents.isPaused(member);
    this.agents.pause(member, isPaused);
    return isPaused;
  }

  async #judgePin({ call, count, agent, pin }: Parameters<House["judgePin"]>[0]): Promise<void> {
    const { clock, log, verifyPin } = this.#parts;
    this.#pinTries.begin(agent, clock.monotonic());
    const { view } = this.reload;
    const hash = view === null ? null : (this.#plans.of(view).agents.get(agent)?.pinHash ?? null);
    const isRight = await verifyPin(pin, hash).catch((error: unknown) => {
      log.error("a PIN could not be verified", { agent, error });
      return false;
    });
    if (isRight) this.#pinTries.right(agent);
    else log.warn("a wrong PIN", { agent, call });
    this.#switchboard.tell(call, { kind: "pin-judged", count, isRight });
  }

  #hides(number: string): boolean {
    const { view } = this.reload;
    const extension = view === null ? undefined : this.#plans.of(view).extensions.get(number);
    return this.#parts.hidden.of(number) ?? extension?.hidesNumber ?? false;
  }

  #music(view: PbxView): Sound | null {
    const { holdMusic } = view;
    if (holdMusic !== null && typeof holdMusic === "object") return { ...this.#parts.ready(holdMusic), loop: true };
    const path = holdMusic ?? this.#parts.usualMusic;
    return path === null ? null : { kind: "file", path, loop: true };
  }
}

function agentAt(agents: Agents, extension: string): Leg["agent"] {
  const agent = agents.at(extension);
  return agent === null ? null : { number: agent.number, name: agent.name };
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
