import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import type { ReloadAnswer, ReloadReport } from "../../contracts/revision.ts";
import type { CurrentSnapshot } from "../../contracts/store-consumer.ts";
import { describeError, systemCode } from "../../kit/box-error.ts";
import type { Clock } from "../../kit/clock.ts";
import { Laps } from "../../kit/laps.ts";
import type { Log } from "../../kit/log.ts";
import { compile } from "../../model/snapshot/compile.ts";
import { describeDifference } from "../../model/snapshot/describe-difference.ts";
import { difference } from "../../model/snapshot/difference.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import { unwritableAnswer } from "../config/answers.ts";
import type { Configuration } from "../config/configuration.ts";
import type { Mirror } from "../config/mirror.ts";
import type { StoredRevision } from "../config/stored-revision.ts";
import { keys } from "../keys.ts";
import type { AuditEntry, Journal } from "../ledger/journal.ts";
import { type Database, del, put } from "../level/database.ts";
import { conferencePinsOf, ha1Of, pinsOf, sipPasswordsOf, trunkSecretsOf } from "../secrets/ha1.ts";
import { Serial } from "../serial.ts";
import type { PreparedSounds, Sounds } from "../sounds/sounds.ts";
import { unwritable } from "../store-errors.ts";
import type { Consumer, Offer } from "./consumer.ts";
import { Progress } from "./progress.ts";
import type { SnapshotFiles } from "./snapshot-files.ts";

export interface RechargerOptions {
  readonly configuration: Configuration;
  readonly journal: Journal;
  readonly mirror: Mirror;
  readonly files: SnapshotFiles;
  /** Public key that views name for recordings; null: there is none. */
  readonly recordingKey: string | null;
  readonly sounds: Pick<Sounds, "prepare">;
  readonly clock: Clock;
  readonly log: Log;
  /** What runs, who runs it, or whether a reload is under way is not what it was. */
  readonly onChanged: () => void;
}

/** A revision whose views are on disk. */
interface Published {
  readonly offer: Offer;
  readonly view: PbxView;
}

type Refusals = readonly { readonly consumer: string; readonly message: string }[];

const runSchema = Type.Object(
  { revision: Type.Integer({ minimum: 1 }), at: Type.Integer(), author: Type.String() },
  { additionalProperties: false },
);
/** A revision that runs, or is decided to. */
export type Run = Static<typeof runSchema>;
const runCheck = Compile(runSchema);
const asRun = (value: unknown): Run | null => (runCheck.Check(value) ? value : null);

/**
 * Recharger [REC-01…08]: what was saved becomes what runs, everywhere or nowhere. Once every live consumer is prepared the
 * decision is written down; from then on the reload is finished whatever dies: a restart finds the decision.
 */
export class Recharger {
  readonly #options: RechargerOptions;
  readonly #turns = new Serial();
  readonly #consumers = new Set<Consumer>();
  #current: CurrentSnapshot | null = null;
  /** The view that runs, once this process has compiled it: a large one is dear to read again. */
  #ran: { readonly file: string; readonly view: PbxView } | null = null;
  #reloading = false;
  #progress: Progress | null = null;
  /** Of the document that runs; null: not known yet. */
  #digest: string | null = null;

  constructor(options: RechargerOptions) {
    this.#options = options;
  }

  /** What runs; null when nothing could be found or made yet. */
  get running(): Run | null {
    return this.#current;
  }

  get reloading(): boolean {
    return this.#reloading;
  }

  get digest(): string | null {
    return this.#digest;
  }

  /** The reload that is under way, or the last one; null: none since the start. */
  get report(): ReloadReport | null {
    return this.#progress?.report ?? null;
  }

  get consumers(): readonly Consumer[] {
    return [...this.#consumers];
  }

  /** Finds what runs, without a database. */
  async begin(): Promise<void> {
    const found = await this.#options.files.readCurrent();
    if ("unusable" in found) {
      const say = found.missing ? this.#options.log.info : this.#options.log.warn;
      say("no current snapshot to start from", { reason: found.unusable });
      return;
    }
    this.#current = found;
    this.#options.configuration.reserve(found.revision);
  }

  /** With an opened database: finishes a reload that was decided, and makes the current snapshot anew if it is lost. */
  load(database: Database): Promise<void> {
    return this.#turns.run(async () => {
      const decided = asRun(await database.get(keys.reloading));
      const ran = asRun(await database.get(keys.running));
      try {
        if (decided !== null) await this.#resume(decided, "a reload that was decided is finished");
        else if (this.#current === null)
          await this.#resume(ran ?? this.#firstRun(), "the current snapshot is made anew");
      } catch (error) {
        this.#options.log.error("no snapshot can be made", { error });
      }
      const stored =
        this.#current === null ? undefined : await this.#options.configuration.revision(this.#current.revision);
      if (stored === undefined) return;
      this.#digest = stored.digest;
      await this.#options.mirror.runs(stored);
      // Somebody may have taken away what was rendered; the view that runs names it all the same.
      this.#sayMissing(await this.#options.sounds.prepare(stored.document), stored.head.revision);
    });
  }

  /** Applies what is saved. */
  async reload(author: string): Promise<ReloadAnswer> {
    if (this.#reloading) return BUSY;
    this.#reloading = true;
    this.#progress = null;
    this.#options.onChanged();
    let outcome: ReloadReport["outcome"] = "failed";
    try {
      const answer = await this.#turns.run(() => this.#reload(author));
      if (answer.kind === "running" || answer.kind === "refused") outcome = answer.kind;
      return answer;
    } catch (error) {
      return unwritableAnswer(error);
    } finally {
      this.#ended(outcome);
      this.#reloading = false;
      this.#options.onChanged();
    }
  }

  /** A consumer that runs something else than `current` is offered it. `digest` is that of the file that it runs. */
  join(consumer: Consumer, digest: string | null): void {
    this.#consumers.add(consumer);
    this.#options.onChanged();
    void this.#turns.run(async () => {
      const current = this.#current;
      if (current === null || !this.#consumers.has(consumer)) return;
      const same = consumer.running === current.revision && digest === current.views[consumer.name].digest;
      if (!same) await this.#bringUp(consumer, current);
    });
  }

  leave(consumer: Consumer): void {
    this.#consumers.delete(consumer);
    this.#options.onChanged();
  }

  /** Waits for a reload that is under way. */
  idle(): Promise<void> {
    return this.#turns.idle();
  }

  async #reload(author: string): Promise<ReloadAnswer> {
    const { configuration, clock, journal } = this.#options;
    const { saved } = configuration.state;
    const revision = saved.head.revision;
    const laps = new Laps(clock);
    const names = this.consumers.map(({ name }) => name);
    const progress = new Progress({ revision, author, at: clock.now() }, names, clock, this.#options.onChanged);
    this.#progress = progress;
    const rendered = progress.begin("store", "sounds");
    const sounds = await this.#options.sounds.prepare(saved.document);
    laps.ended("sounds");
    rendered({ state: sounds.refusals.length > 0 ? "refused" : "done", reasons: [...sounds.refusals] });
    const unspoken = sounds.refusals.map((message) => ({ consumer: "store", message }));
    if (unspoken.length > 0) return this.#refused(revision, author, unspoken);
    const written = progress.begin("store", "views");
    const published = await this.#publish(saved, sounds, laps);
    const { offer } = published;
    written();

    const { ready, refusals } = await this.#prepare(offer, progress);
    laps.ended("prepare");
    if (refusals.length > 0) {
      await this.#abort(offer);
      return this.#refused(revision, author, refusals);
    }

    const run: Run = { revision, at: clock.now(), author };
    try {
      await journal.write([put(keys.reloading, run)], []);
    } catch (error) {
      await this.#abort(offer);
      throw error;
    }
    laps.ended("decide");
    await Promise.all(
      ready.map(async (consumer) => {
        const applied = progress.begin(consumer.name, "apply");
        const isApplied = await this.#apply(consumer, offer);
        applied({ state: isApplied ? "done" : "gone", reasons: [] });
      }),
    );
    laps.ended("apply");
    const noted = progress.begin("store", "note");
    await this.#finish(run, published, saved, laps);
    noted();
    return { kind: "running", revision, consumers: ready.map(({ name }) => name) };
  }

  #ended(outcome: ReloadReport["outcome"]): void {
    this.#progress?.end(outcome);
  }

  /** What ran goes on; why is told, logged and kept. */
  async #refused(revision: number, author: string, reasons: Refusals): Promise<ReloadAnswer> {
    const { clock, log } = this.#options;
    const running = this.#current?.revision ?? null;
    const text = reasons.map(({ message }) => message).join(" ; ");
    log.warn("reload refused", { revision, running, reasons });
    await this.#note({ at: clock.now(), author, action: "reload.refused", text, revision });
    return { kind: "refused", revision, running, reasons: [...reasons] };
  }

  /** Compiles a revision with the secrets of now and writes its views. STORE_UNWRITABLE. */
  async #publish(saved: StoredRevision, { ready }: PreparedSounds, laps: Laps): Promise<Published> {
    const { configuration, files, recordingKey } = this.#options;
    const { document, head } = saved;
    const { secrets } = configuration.state;
    const ha1 = ha1Of(document, secrets);
    const sipPasswords = sipPasswordsOf(document, secrets);
    const trunks = trunkSecretsOf(document, secrets);
    const agents = pinsOf(secrets);
    const conferences = conferencePinsOf(document, secrets);
    const ofRevision = { revision: head.revision, document, recordingKey, ready };
    const views = compile({ ...ofRevision, ha1, sipPasswords, trunks, agents, conferences });
    laps.ended("compile");
    try {
      const written = await files.writeViews(head.revision, views);
      laps.ended("write");
      return { offer: { revision: head.revision, views: written }, view: views.pbx };
    } catch (error) {
      throw unwritable("snapshots", systemCode(error) ?? describeError(error), error);
    }
  }

  async #prepare(offer: Offer, progress: Progress) {
    const asked = await Promise.all(
      this.consumers.map(async (consumer) => {
        const prepared = progress.begin(consumer.name, "prepare");
        const reasons = await consumer.prepare(offer);
        if (reasons === "gone") prepared({ state: "gone", reasons: [] });
        else prepared({ state: reasons.length > 0 ? "refused" : "done", reasons: [...reasons] });
        return { consumer, reasons };
      }),
    );
    const ready = asked.flatMap(({ consumer, reasons }) => (reasons.length === 0 ? [consumer] : []));
    const refusals = asked.flatMap(({ consumer, reasons }) =>
      reasons === "gone" ? [] : reasons.map((message) => ({ consumer: consumer.name, message })),
    );
    return { ready, refusals };
  }

  async #abort(offer: Offer): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.abort(offer)));
    if (offer.revision === this.#current?.revision) return;
    await this.#options.files.remove(offer.views).catch((error: unknown) => {
      this.#options.log.warn("a refused snapshot could not be removed", { revision: offer.revision, error });
    });
  }

  /**
   * Who prepared may not refuse. One that fails all the same is dropped: it comes back and is offered what runs. False for
   * such a one.
   */
  async #apply(consumer: Consumer, offer: Offer): Promise<boolean> {
    try {
      await consumer.apply(offer);
      this.#options.onChanged();
      return true;
    } catch (error) {
      const { revision } = offer;
      this.#options.log.error("a consumer did not apply a snapshot", { consumer: consumer.name, revision, error });
      this.leave(consumer);
      consumer.drop();
      return false;
    }
  }

  /** The decision is carried out: the pointer moves. A failure leaves the decision for the next start to finish. */
  async #finish(run: Run, { offer, view }: Published, saved: StoredRevision, laps: Laps): Promise<void> {
    const { files, journal, log, mirror } = this.#options;
    const { revision, at, author } = run;
    const text = await this.#whatChanges(view);
    laps.ended("compare");
    this.#current = { format: 1, ...run, views: offer.views };
    this.#digest = saved.digest;
    this.#ran = { file: offer.views.pbx.file, view };
    this.#options.onChanged();
    try {
      await files.writeCurrent(this.#current);
      const line = { at, author, action: "reload.done", text, revision };
      await journal.write([put(keys.running, run), del(keys.reloading)], [line]);
      await files.prune(revision);
      laps.ended("note");
      log.info("running", { revision, author, changes: text, milliseconds: laps.taken });
    } catch (error) {
      log.error("a reload was applied but not written down; the next start finishes it", { revision, error });
    }
    // The database and the pointer have it; whoever waits for the reload need not wait for the second copy.
    void mirror.runs(saved);
  }

  /** For the audit: what is new in what runs, as far as what ran is still known. */
  async #whatChanges(after: PbxView): Promise<string> {
    if (this.#current === null) return "";
    const { file } = this.#current.views.pbx;
    const before = this.#ran?.file === file ? this.#ran.view : await this.#options.files.readView(file);
    return before === null ? "" : describeDifference(difference(before, after));
  }

  async #resume(run: Run, event: string): Promise<void> {
    const { configuration, log } = this.#options;
    const found = await configuration.revision(run.revision);
    const stored = found ?? configuration.state.saved;
    const revision = stored.head.revision;
    if (found === undefined)
      log.error("the revision that ran is lost; the saved one takes its place", { ran: run.revision });
    log.info(event, { revision });
    const laps = new Laps(this.#options.clock);
    const sounds = await this.#options.sounds.prepare(stored.document);
    // What ran before runs again, if need be with the box's own music: calls come first.
    this.#sayMissing(sounds, revision);
    await this.#finish({ ...run, revision }, await this.#publish(stored, sounds, laps), stored, laps);
    for (const consumer of this.consumers) {
      if (this.#current !== null) await this.#bringUp(consumer, this.#current);
    }
  }

  #sayMissing({ refusals }: PreparedSounds, revision: number): void {
    for (const reason of refusals)
      this.#options.log.error("a sound of what runs could not be made", { revision, reason });
  }

  #firstRun(): Run {
    const { head } = this.#options.configuration.state.saved;
    return { revision: head.revision, at: this.#options.clock.now(), author: head.author };
  }

  async #bringUp(consumer: Consumer, offer: Offer): Promise<void> {
    const { log } = this.#options;
    const reasons = await consumer.prepare(offer);
    if (reasons === "gone") return;
    if (reasons.length > 0) {
      log.error("a consumer refuses what runs", { consumer: consumer.name, revision: offer.revision, reasons });
      await consumer.abort(offer);
      return;
    }
    await this.#apply(consumer, offer);
    log.info("a consumer was brought up to what runs", { consumer: consumer.name, revision: offer.revision });
  }

  async #note(entry: AuditEntry): Promise<void> {
    try {
      await this.#options.journal.write([], [entry]);
    } catch (error) {
      this.#options.log.error("an audit line could not be written", { entry, error });
    }
  }
}

const BUSY: ReloadAnswer = {
  kind: "busy",
  message: "Un rechargement est déjà en cours : attendez qu'il se termine.",
  english: "Another reload is under way: wait for it to end.",
};
