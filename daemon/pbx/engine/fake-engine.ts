import { foreignAddress } from "./contract-office.ts";
import type {
  Account,
  AskId,
  ContactBinding,
  ContactId,
  Destination,
  DialRequest,
  Engine,
  EngineCensus,
  EngineEvent,
  EngineSettings,
  EngineTables,
  LegId,
  LegOrigin,
  LegQuality,
  ListeningAddress,
  MessageId,
  MessageRequest,
  Party,
  RecordingEnd,
  RecordRequest,
  ReleaseCause,
  RoomId,
  Silence,
  Sound,
  SubscriptionId,
  Trunk,
} from "./engine.ts";
import { Listeners } from "./fake-listeners.ts";
import { arrived, FakeMessage, FakeMessages, judgeText, offerOf } from "./fake-messages.ts";
import { type FakeNewcomer, FakeNewcomers } from "./fake-newcomers.ts";
import type { FakeOperator } from "./fake-operator.ts";
import { FakeCall, FakePhone, type FakeSubscription } from "./fake-phone.ts";
import { FakeRecordings } from "./fake-recordings.ts";
import { causeOf, statusOf, unmeasured } from "./fake-status.ts";
import { FakeTrunks, originOf } from "./fake-trunks.ts";
import type { OperatorCall, OperatorMessage } from "./far-side.ts";

export type FakeSound =
  | { readonly kind: "nothing" }
  | { readonly kind: "leg"; readonly leg: LegId }
  | { readonly kind: "room"; readonly room: RoomId; readonly muted: boolean }
  | Sound;

/** A leg inside the fake. */
export interface FakeLeg {
  readonly id: LegId;
  readonly direction: "in" | "out";
  readonly far: FakeCall;
  state: "offered" | "dialling" | "answered" | "released";
  told: "nothing" | "ringing" | "early";
  sound: FakeSound;
  hearsKeys: boolean;
}

const nothing: FakeSound = { kind: "nothing" };
/**
 * An engine without SIP or sound, that keeps the promises of the port (engine-contract.ts), with telephones that tests
 * drive. Commands and far-side actions wait in one queue, as in the real one; `settle` carries them out, `step` one of
 * them, and a turn of the event loop does it by itself.
 */
export class FakeEngine implements Engine {
  readonly legs = new Map<LegId, FakeLeg>();
  readonly subscriptions = new Map<SubscriptionId, FakeSubscription>();
  /** Every event since the start, for assertions. */
  readonly seen: EngineEvent[] = [];
  /** Every sound that was played into a room, oldest first. */
  readonly playedToRooms: { readonly room: RoomId; readonly sound: Sound }[] = [];
  now: () => number = () => 0;
  /** Addresses that the machine has not got. */
  readonly foreign = new Set([foreignAddress]);
  readonly listeners = new Listeners<EngineEvent>();
  /** What is being written. */
  readonly recordings = new FakeRecordings();
  readonly #queue: (() => void)[] = [];
  readonly #contacts = new Map<ContactId, { binding: ContactBinding; phone: FakePhone | null }>();
  readonly #phones = new Set<FakePhone>();
  readonly #operators = new Set<FakeOperator>();
  readonly #trunks = new FakeTrunks();
  readonly #messages = new FakeMessages();
  readonly #newcomers = new FakeNewcomers();
  #accounts = new Map<string, Account>();
  #even = 2;
  #closed = false;
  #settling = false;

  // — the port —

  start(settings: EngineSettings): Promise<readonly ListeningAddress[]> {
    const port = settings.sipPort === 0 ? 5060 : settings.sipPort;
    return Promise.resolve(
      settings.bind.flatMap((address) => [
        { transport: "udp", address, port } as const,
        { transport: "tcp", address, port } as const,
      ]),
    );
  }

  install(tables: EngineTables): void {
    this.#post(() => {
      this.#accounts = new Map(tables.accounts.map((account) => [account.extension, account]));
      for (const address of this.#trunks.install(tables.trunks)) this.#announceInterface(address);
      for (const { binding } of [...this.#contacts.values()]) {
        if (!this.#mayRegister(binding.extension)) this.#dropContact(binding, "account-removed");
      }
      this.#emit({ type: "tables.installed", revision: tables.revision });
    });
  }

  restoreContacts(bindings: readonly ContactBinding[]): void {
    this.#post(() => {
      for (const binding of bindings) {
        if (!this.#mayRegister(binding.extension) || binding.expiresAt <= this.now()) continue;
        if (binding.transport !== "udp" || this.#contacts.has(binding.contact)) continue;
        const phone = [...this.#phones].find((one) => one.source === binding.source) ?? null;
        if (phone !== null) phone.contact = binding.contact;
        this.#contacts.set(binding.contact, { binding, phone });
        this.#even = Math.max(this.#even, binding.contact + 2);
        this.#emit({ type: "contact.added", binding });
      }
    });
  }

  setTrunkSources(trunk: string, sources: readonly string[]): void {
    this.#post(() => this.#trunks.setSources(trunk, sources));
  }

  registerTrunk(trunk: string, wish: { readonly destination: Destination; readonly expiresSeconds: number }): void {
    this.#post(() => {
      const { destination, expiresSeconds } = wish;
      const line = this.#trunks.find(trunk);
      const operator = this.#isStuck(line) ? undefined : this.#operatorAt(destination);
      const status = line === undefined || operator === undefined ? 0 : this.#accepts(operator, line);
      if (line === undefined || operator === undefined || status !== 200) {
        const silence = this.#silenceOfLine(line, status);
        const text = silence === "no-interface" ? (line?.bind ?? "") : status === 0 ? "no answer" : "refused";
        this.#emit({ type: "trunk.refused", trunk, destination, status, silence, text, retryAfterSeconds: 0 });
        return;
      }
      const granted = Math.min(expiresSeconds, operator.longest);
      if (granted === 0) operator.registered.delete(line.user);
      else operator.registered.set(line.user, granted);
      this.#emit({ type: "trunk.registered", trunk, destination, expiresSeconds: granted });
    });
  }

  probeTrunk(trunk: string, destination: Destination): void {
    this.#post(() => {
      const line = this.#trunks.find(trunk);
      const status = line === undefined || this.#isStuck(line) ? 0 : (this.#operatorAt(destination)?.status ?? 0);
      const silence = this.#silenceOfLine(line, status);
      this.#emit({
        type: "trunk.probed",
        trunk,
        destination,
        status,
        silence,
        text: "",
        roundTripMs: status === 0 ? -1 : 0,
      });
    });
  }

  answerMessage(message: MessageId, status: number): void {
    this.#post(() => this.#messages.answer(message, status));
  }

  sendMessage(message: MessageId, request: MessageRequest): void {
    this.#post(() => {
      const far = this.#phoneFor(request);
      const isTooLong = judgeText(request.text) === 413;
      const status = far === null ? 0 : isTooLong ? 513 : this.#received(far, request);
      this.#emit({ type: "message.sent", message, status, text: status === 0 ? "no answer" : "" });
    });
  }

  discover(addresses: readonly string[], _port: number): void {
    this.#post(() => {
      const event = this.#newcomers.hear(addresses.length, addresses.filter((one) => !this.foreign.has(one)).length);
      if (event !== null) this.#emit(event);
    });
  }

  answerDiscovery(ask: AskId, url: string | null): void {
    this.#post(() => {
      const status = this.#newcomers.answer(ask, url);
      if (status !== null) this.#emit({ type: "discovery.told", ask, status, text: "" });
    });
  }

  dial(leg: LegId, request: DialRequest): void {
    this.#post(() => {
      if (this.legs.has(leg)) return;
      const phone = this.#phoneFor(request);
      const far = new FakeCall(this, phone ?? new FakePhone(this, "?", "?"), leg, "callee");
      far.shown = request.caller;
      far.called = request.target.kind === "trunk" ? request.target.number : request.called;
      far.headers = request.headers;
      far.request = request;
      this.legs.set(leg, {
        id: leg,
        direction: "out",
        far,
        state: "dialling",
        told: "nothing",
        sound: nothing,
        hearsKeys: false,
      });
      if (phone === null) this.#end(leg, "unreachable", this.#silenceOf(request), "engine");
      else phone.incoming(far);
    });
  }

  ring(leg: LegId): void {
    this.#onOffered(leg, (found) => {
      if (found.told !== "nothing") return;
      found.told = "ringing";
      found.far.sees("180");
    });
  }

  progress(leg: LegId): void {
    this.#onOffered(leg, (found) => {
      found.told = "early";
      found.far.sees("183");
    });
  }

  answer(leg: LegId): void {
    this.#onOffered(leg, (found) => {
      found.state = "answered";
      found.far.sees("200");
      this.#media(leg);
      this.#emit({ type: "leg.confirmed", leg });
    });
  }

  release(leg: LegId, cause: ReleaseCause): void {
    this.#onLeg(leg, (found) => {
      const status = found.state === "answered" ? 0 : found.direction === "out" ? 487 : statusOf(cause);
      found.far.sees(found.state === "answered" ? "BYE" : found.direction === "out" ? "CANCEL" : String(status));
      found.far.over = true;
      this.#end(leg, cause, status, "local");
    });
  }

  bridge(one: LegId, other: LegId): void {
    this.#onLeg(one, (first) =>
      this.#withLeg(other, (second) => {
        if (first === second) return;
        this.#unsound(first);
        this.#unsound(second);
        first.sound = { kind: "leg", leg: other };
        second.sound = { kind: "leg", leg: one };
      }),
    );
  }

  play(leg: LegId, sound: Sound): void {
    this.#onLeg(leg, (found) => {
      this.#unsound(found);
      found.sound = sound;
    });
  }

  join(leg: LegId, room: RoomId, { muted }: { readonly muted: boolean }): void {
    this.#onLeg(leg, (found) => {
      this.#unsound(found);
      found.sound = { kind: "room", room, muted };
    });
  }

  playToRoom(room: RoomId, sound: Sound): void {
    this.#post(() => void this.playedToRooms.push({ room, sound }));
  }

  silence(leg: LegId): void {
    this.#onLeg(leg, (found) => this.#unsound(found));
  }

  record(leg: LegId, request: RecordRequest): void {
    this.#onLeg(leg, () => this.#tellRecorded(this.recordings.begin(leg, request, this.now())));
  }

  stopRecording(leg: LegId, path: string): void {
    this.endRecording(leg, path, "stopped");
  }

  hearKeys(leg: LegId, hears: boolean): void {
    this.#onLeg(leg, (found) => {
      found.hearsKeys = hears;
    });
  }

  sendDigits(leg: LegId, digits: string): void {
    this.#onLeg(leg, (found) => {
      found.far.digits += digits;
    });
  }

  identify(leg: LegId, party: Party): void {
    this.#onLeg(leg, (found) => {
      found.far.shown = party;
    });
  }

  acceptTransfer(leg: LegId): void {
    this.#onLeg(leg, (found) => found.far.sees("202"));
  }

  refuseTransfer(leg: LegId, cause: ReleaseCause): void {
    this.#onLeg(leg, (found) => found.far.sees(`REFER ${statusOf(cause)}`));
  }

  reportTransfer(leg: LegId, status: number): void {
    this.#onLeg(leg, (found) => found.far.sees(`NOTIFY ${status}`));
  }

  notify(name: SubscriptionId, contentType: string, body: string, state: "active" | "terminated"): void {
    this.#post(() => {
      const subscription = this.subscriptions.get(name);
      if (subscription === undefined) return;
      subscription.notified.push({ contentType, body, state });
      if (state === "terminated") this.closeSubscription(name);
    });
  }

  onEvent(listener: (event: EngineEvent) => void): Disposable {
    return this.listeners.add(listener);
  }

  census(): EngineCensus {
    const legs = [...this.legs.values()].filter((leg) => leg.state !== "released");
    return {
      legs: legs.length,
      relays: legs.filter((leg) => leg.sound.kind === "leg").length / 2,
      mixed: legs.filter((leg) => leg.sound.kind === "room").length,
      rooms: new Set(legs.flatMap(({ sound }) => (sound.kind === "room" ? [sound.room] : []))).size,
      players: legs.filter((leg) => leg.sound.kind === "file" || leg.sound.kind === "tone").length,
      recordings: this.recordings.size,
      rtpSockets: legs.length,
      dialogs: legs.length,
      transactions: 0,
      subscriptions: this.subscriptions.size,
      contacts: this.#contacts.size,
      transports: this.#closed ? 0 : 1,
      trunkRegistrations: 0,
      probes: 0,
      messages: this.#messages.size + this.#newcomers.size,
      relayedPackets: 0,
      poolBytes: 0,
    };
  }

  quality(): ReadonlyMap<LegId, LegQuality> {
    const answered = [...this.legs.values()].filter((leg) => leg.state === "answered");
    return new Map(answered.map((leg) => [leg.id, unmeasured]));
  }

  close(): Promise<void> {
    for (const leg of this.legs.keys()) this.release(leg, "shutdown");
    this.settle();
    this.#closed = true;
    this.#contacts.clear();
    this.subscriptions.clear();
    return Promise.resolve();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  // — the queue —

  /** Carries out everything that waits, and what comes of it. */
  settle(): void {
    if (this.#settling) return;
    this.#settling = true;
    try {
      while (this.step()) {
        // one after the other
      }
    } finally {
      this.#settling = false;
    }
  }

  /** Carries out the next thing that waits; false when there is none. */
  step(): boolean {
    const next = this.#queue.shift();
    next?.();
    return next !== undefined;
  }

  /** A recording ends by itself: its limit, its disk. */
  endRecording(leg: LegId, path: string, why: RecordingEnd): void {
    this.#onLeg(leg, () => this.#tellRecorded(this.recordings.end(leg, path, why, this.now())));
  }

  // — for the telephones —

  addPhone(phone: FakePhone): void {
    this.#phones.add(phone);
  }

  register(phone: FakePhone): void {
    this.#post(() => {
      const gateway = this.#trunks.ofGateway(phone);
      const account = this.#accounts.get(phone.extension) ?? (gateway && { extension: gateway.trunk, maxContacts: 1 });
      if (account === undefined || !phone.knowsPassword) return;
      const known = phone.contact === null ? undefined : this.#contacts.get(phone.contact);
      const name = known?.binding.contact ?? (this.#mint() as ContactId);
      const binding = phone.binding(name, this.now() + 3_600_000, account.extension);
      phone.contact = binding.contact;
      this.#contacts.set(binding.contact, { binding, phone });
      this.#emit({ type: known === undefined ? "contact.added" : "contact.refreshed", binding });
      const all = [...this.#contacts.values()].filter((one) => one.binding.extension === account.extension);
      const [oldest] = all;
      if (all.length > account.maxContacts && oldest !== undefined) this.#dropContact(oldest.binding, "replaced");
    });
  }

  unregister(phone: FakePhone): void {
    this.#post(() => {
      const known = phone.contact === null ? undefined : this.#contacts.get(phone.contact);
      if (known !== undefined) this.#dropContact(known.binding, "unregistered");
      phone.contact = null;
    });
  }

  /** An INVITE; who has no account is never offered. */
  offer(phone: FakePhone, call: FakeCall, dialled: string, replaces: LegId | null, anonymous: boolean): void {
    this.#post(() => {
      const from = this.#proven(phone, { from: phone.extension, to: dialled });
      if (from === null) return this.#challenge(call);
      this.#offered(phone, call, { from, dialled, replaces, anonymous });
    });
  }

  /** An INVITE of an operator; from where no line is, it is challenged. */
  offerByLine(operator: FakeOperator, call: FakeCall, shape: OperatorCall): void {
    this.#post(() => {
      const line = this.#trunks.ofSource(operator.source, shape);
      const from = line === undefined ? this.#proven(operator, shape) : originOf(line, shape);
      if (from === null) return this.#challenge(call);
      this.#offered(
        operator,
        call,
        { from, dialled: shape.to, replaces: null, anonymous: shape.from === "" },
        shape.maxForwards,
      );
    });
  }

  /** A telephone asks everybody where its settings are. */
  askForSettings(far: FakeNewcomer): void {
    this.#post(() => {
      if (!this.#newcomers.hears) return;
      const ask = this.#mint() as AskId;
      this.#newcomers.await(ask, far);
      const { uri, event, userAgent } = far.written;
      const from = `<${uri}>;tag=far`;
      this.#emit({ type: "discovery.asked", ask, source: far.source, uri, from, to: `<${uri}>`, event, userAgent });
    });
  }

  /** A MESSAGE; who has no account and comes by no line is never offered. */
  write(far: FakePhone, shape: OperatorMessage, isOperator: boolean): FakeMessage {
    const message = new FakeMessage();
    this.#post(() => {
      const line = isOperator ? this.#trunks.ofSource(far.source, shape) : undefined;
      const from = line === undefined ? this.#proven(far, shape) : originOf(line, shape);
      message.status = from === null ? 401 : judgeText(shape.text);
      if (from === null || message.status !== 0) return;
      const id = this.#mint() as MessageId;
      this.#messages.await(id, message);
      this.#emit(offerOf(id, from, { dialled: shape.to, text: shape.text, source: far.source }));
    });
    return message;
  }

  addOperator(operator: FakeOperator): void {
    this.#operators.add(operator);
  }

  mintLeg(): LegId {
    return this.#mint() as LegId;
  }

  /** The extensions that are heard in a room by one of its legs, in the order of their legs. */
  heardIn(room: RoomId, by: LegId): string {
    const heard = [...this.legs.values()].flatMap(({ id, sound, far }) =>
      sound.kind === "room" && sound.room === room && !sound.muted && id !== by ? [far.phone.extension] : [],
    );
    return heard.length === 0 ? "nothing" : heard.join("+");
  }

  /** The far side does something in a leg that has not ended. */
  fromFar(leg: LegId, act: (leg: FakeLeg) => void): void {
    this.#onLeg(leg, act);
  }

  emit(event: EngineEvent): void {
    this.#emit(event);
  }

  farAnswers(leg: FakeLeg): void {
    if (leg.state !== "dialling") return;
    leg.state = "answered";
    this.#media(leg.id);
    this.#emit({ type: "leg.answered", leg: leg.id });
  }

  farEnds(leg: FakeLeg, status: number): void {
    leg.far.over = true;
    const cause = leg.state === "answered" ? "normal" : leg.direction === "in" ? "cancelled" : causeOf(status);
    this.#end(leg.id, cause, status, "remote");
  }

  subscribe(phone: FakePhone, subscription: FakeSubscription): void {
    this.#post(() => {
      if (!this.#accounts.has(phone.extension)) return;
      this.subscriptions.set(subscription.id, subscription);
      const { id, target } = subscription;
      const opened = { subscription: id, extension: phone.extension, target, package: subscription.package };
      this.#emit({ type: "subscription.opened", ...opened });
    });
  }

  refreshSubscription(name: SubscriptionId): void {
    this.#post(() => {
      if (this.subscriptions.has(name)) this.#emit({ type: "subscription.refreshed", subscription: name });
    });
  }

  closeSubscription(name: SubscriptionId): void {
    this.#post(() => {
      if (this.subscriptions.delete(name)) this.#emit({ type: "subscription.closed", subscription: name });
    });
  }

  mintSubscription(): SubscriptionId {
    return this.#mint() as SubscriptionId;
  }

  // — inside —

  #mayRegister(number: string): boolean {
    return this.#accounts.has(number) || (this.#trunks.find(number)?.registersWithUs ?? false);
  }

  #proven(phone: FakePhone, shape: OperatorCall): LegOrigin | null {
    const { extension, knowsPassword, source } = phone;
    if (!knowsPassword) return null;
    if (this.#accounts.has(extension)) return { kind: "extension", extension };
    const line = this.#trunks.ofAccount(extension, source);
    return line === undefined ? null : originOf(line, shape);
  }

  #challenge(call: FakeCall): void {
    call.sees("401");
    call.over = true;
  }

  #offered(
    phone: FakePhone,
    call: FakeCall,
    offer: Pick<Extract<EngineEvent, { type: "leg.offered" }>, "from" | "dialled" | "replaces" | "anonymous">,
    maxForwards = 70,
  ): void {
    if (call.over) return;
    const state = { direction: "in", state: "offered", told: "nothing", sound: nothing, hearsKeys: false } as const;
    this.legs.set(call.leg, { id: call.leg, far: call, ...state });
    const { source, userAgent } = phone;
    const sip = { callId: `call-${call.leg}`, source, transport: "udp", userAgent, to: offer.dialled } as const;
    const rest = { displayName: "", codecs: ["PCMA"], maxForwards } as const;
    this.#emit({ type: "leg.offered", leg: call.leg, ...offer, ...sip, ...rest });
  }

  #operatorAt({ address, port }: Destination): FakeOperator | undefined {
    return [...this.#operators].find((one) => one.source === `${address}:${port}` && one.status !== 0);
  }

  #accepts(operator: FakeOperator, line: Trunk): number {
    return operator.status === 200 && this.#isRefused(operator, line) ? 401 : operator.status;
  }

  #isRefused({ password }: FakeOperator, { credentials }: Trunk): boolean {
    return password !== null && credentials?.password !== password;
  }

  /** An address comes or goes. */
  setForeign(address: string, isForeign: boolean): void {
    this.#post(() => {
      if (isForeign) this.foreign.add(address);
      else this.foreign.delete(address);
      this.#announceInterface(address);
    });
  }

  #announceInterface(address: string): void {
    if (this.foreign.has(address)) this.#emit({ type: "interface.missing", address, text: "not of this machine" });
    else this.#emit({ type: "interface.opened", address });
  }

  #isStuck(line: Trunk | undefined): boolean {
    return line?.bind != null && this.foreign.has(line.bind);
  }

  #silenceOfLine(line: Trunk | undefined, status: number): Silence | "" {
    if (line === undefined) return "not-sent";
    if (this.#isStuck(line)) return "no-interface";
    return status === 0 ? "no-answer" : "";
  }

  /** Status of a leg that nobody has heard of: 408 when the caller did not want to wait longer. */
  #silenceOf({ target, answerWithinMs }: DialRequest): number {
    if (target.kind !== "trunk" || this.#isStuck(this.#trunks.find(target.trunk))) return 0;
    return target.destination !== null && answerWithinMs !== null ? 408 : 0;
  }

  #post(run: () => void): void {
    if (this.#closed) return;
    if (this.#queue.push(run) === 1 && !this.#settling) queueMicrotask(() => this.settle());
  }

  #emit(event: EngineEvent): void {
    this.#queue.push(() => {
      this.seen.push(event);
      this.listeners.tell(event);
    });
  }

  #onLeg(leg: LegId, act: (leg: FakeLeg) => void): void {
    this.#post(() => this.#withLeg(leg, act));
  }

  #withLeg(leg: LegId, act: (leg: FakeLeg) => void): void {
    const found = this.legs.get(leg);
    if (found !== undefined && found.state !== "released") act(found);
  }

  #onOffered(leg: LegId, act: (leg: FakeLeg) => void): void {
    this.#onLeg(leg, (found) => {
      if (found.state === "offered") act(found);
    });
  }

  #media(leg: LegId): void {
    const negotiated = {
      codec: "PCMA",
      direction: "sendrecv",
      srtp: false,
      remote: "127.0.0.1:4000",
      video: "",
    } as const;
    this.#emit({ type: "leg.media", leg, ...negotiated });
  }

  #end(name: LegId, cause: ReleaseCause, status: number, by: "remote" | "local" | "engine"): void {
    const leg = this.legs.get(name);
    if (leg === undefined || leg.state === "released") return;
    this.#unsound(leg);
    for (const { path } of this.recordings.of(name))
      this.#tellRecorded(this.recordings.end(name, path, "released", this.now()));
    leg.state = "released";
    leg.far.over = true;
    this.#emit({ type: "leg.released", leg: name, cause, status, by, quality: unmeasured });
  }

  #tellRecorded(event: EngineEvent | null): void {
    if (event !== null) this.#emit(event);
  }

  /** Undoes what a leg hears, and the other half of its bridge. */
  #unsound(leg: FakeLeg): void {
    const other = leg.sound.kind === "leg" ? this.legs.get(leg.sound.leg) : undefined;
    if (other?.sound.kind === "leg" && other.sound.leg === leg.id) other.sound = nothing;
    leg.sound = nothing;
  }

  /** What a far side says to a text message; a line's has to prove itself where the operator asks. */
  #received(far: FakePhone, request: MessageRequest): number {
    const line = request.target.kind === "trunk" ? this.#trunks.find(request.target.trunk) : undefined;
    const operator = [...this.#operators].find((one) => one === far);
    if (line !== undefined && operator !== undefined && this.#isRefused(operator, line)) return 401;
    const { notice, text } = request;
    if (notice === undefined) far.messages.push(arrived(request));
    else far.notices.push({ event: notice.event, contentType: text === "" ? "" : notice.contentType, text });
    return operator?.status ?? far.messageStatus;
  }

  #phoneFor({ target }: Pick<DialRequest, "target">): FakePhone | null {
    if (target.kind === "contact") return this.#contacts.get(target.contact)?.phone ?? null;
    if (target.kind === "trunk") {
      const gateways = [...this.#contacts.values()].filter(({ binding }) => binding.extension === target.trunk);
      const line = this.#trunks.find(target.trunk);
      if (line === undefined || (target.destination !== null && this.#isStuck(line))) return null;
      return (target.destination === null ? gateways.at(-1)?.phone : this.#operatorAt(target.destination)) ?? null;
    }
    return [...this.#phones].find((phone) => phone.uri === target.uri) ?? null;
  }

  #dropContact(binding: ContactBinding, reason: "unregistered" | "replaced" | "account-removed"): void {
    const { contact, extension } = binding;
    const phone = this.#contacts.get(contact)?.phone;
    if (phone?.contact === contact) phone.contact = null;
    this.#contacts.delete(contact);
    this.#emit({ type: "contact.removed", contact, extension, reason });
  }

  #mint(): number {
    const name = this.#even;
    this.#even += 2;
    return name;
  }
}
