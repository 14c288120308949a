import { randomUUID } from "node:crypto";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { profileChoiceSchema } from "../contracts/profile-state.ts";
import { BoxError } from "../kit/box-error.ts";
import { wait } from "../kit/clock.ts";
import { ownCertificate } from "../kit/own-certificate.ts";
import { hashPassword, verifyPassword } from "../kit/password-hash.ts";
import { type RunningService, runService, type ServiceContext } from "../kit/service.ts";
import { type Absence, absenceSchema } from "../model/profiles/absence.ts";
import type { ProfileByHand } from "../model/profiles/profile-at.ts";
import { type KeptLogin, keptLoginSchema } from "./agents/kept-login.ts";
import { type Wish, wishesSchema } from "./call-backs/wish.ts";
import { uuidV7 } from "./cdr/uuid-v7.ts";
import { KnownNames } from "./directory/known-names.ts";
import { NamesFile } from "./directory/names-file.ts";
import { Discovery } from "./discovery/discovery.ts";
import { ownNetworks } from "./discovery/own-networks.ts";
import type { Note } from "./emergency/emergency-watch.ts";
import { PjsipEngine } from "./engine/pjsip/pjsip-engine.ts";
import { Exchange } from "./exchange.ts";
import { makeFolders, type PbxFolders, pbxFolders } from "./folders.ts";
import { hiddenNumbers } from "./hidden-numbers.ts";
import { type KeptByNumber, openKeptByNumber, writtenAs } from "./kept-by-number.ts";
import { linkToHealth } from "./link-to-health.ts";
import { linkToNet } from "./link-to-net.ts";
import { linkToPhones } from "./link-to-phones.ts";
import { linkToStore } from "./link-to-store.ts";
import { listen, parseSettings } from "./listen.ts";
import type { MessageFile } from "./messages/message-file.ts";
import { openMessages } from "./messages/open-messages.ts";
import { type OpenRecords, openRecords } from "./open-records.ts";
import { promptFolder } from "./prompts/prompt-folder.ts";
import { recordedPrompts } from "./prompts/recorded-prompts.ts";
import { type KeptPlace, keptPlaceSchema } from "./queues/kept-place.ts";
import { readySounds } from "./ready-sounds.ts";
import { Recordings } from "./recordings/recordings.ts";
import { openContacts } from "./registrar/open-contacts.ts";
import { KeptView } from "./reload/kept-view.ts";
import { type LoadedView, pbxSnapshots } from "./reload/snapshot-files.ts";
import { serveStatus } from "./serve-status.ts";
import { TollFile } from "./toll/toll-file.ts";
import type { TollMemory } from "./toll/toll-guard.ts";
import { KeptStories } from "./trace/kept-stories.ts";
import { TraceFiles } from "./trace/trace-files.ts";
import { chanceOf } from "./trunks/chance.ts";
import { dnsLookUp } from "./trunks/look-up.ts";
import { usualMusic } from "./usual-music.ts";
import { MessageFiles } from "./voicemail/message-files.ts";
import { keptPinSchema } from "./voicemail/pins.ts";
import type { VoicemailPorts } from "./voicemail/voicemail-room.ts";

/** How long the end waits for the disk and for store, in milliseconds. */
const patienceMs = 3000;

runService({ name: "pbx", start });

async function start(context: ServiceContext): Promise<RunningService> {
  const { log, clock } = context;
  const startedAt = clock.now();
  const folders = pbxFolders(context.home);
  await makeFolders(folders);

  const engine = new PjsipEngine({ report: (error) => log.error("an event of the engine was lost", { error }) });
  const kept = (name: string) => join(folders.own, `${name}.journal`);
  const unkept = (what: string) => (error: unknown) => log.error(`${what} could not be written`, { error });
  const hidden = await openKeptByNumber(kept("hidden"), hiddenNumbers, unkept("who hides his number"));
  const choices = writtenAs(profileChoiceSchema);
  const profiles = await openKeptByNumber(kept("profiles"), choices, unkept("a profile chosen by hand"));
  const absences = await openKeptByNumber(kept("absences"), writtenAs(absenceSchema), unkept("who is absent"));
  const logins = await openKeptByNumber(kept("agents"), writtenAs(keptLoginSchema), unkept("where agents are"));
  const places = await openKeptByNumber(kept("places"), writtenAs(keptPlaceSchema), unkept("who is called back"));
  const callBacks = await openKeptByNumber(kept("call-backs"), writtenAs(wishesSchema), unkept("who waits for a call"));
  const pins = await openKeptByNumber(kept("voicemail-codes"), writtenAs(keptPinSchema), unkept("a voicemail code"));
  const tollMemory = await TollFile.open(folders.outside, { log, clock });
  const messages = await openMessages(context, folders.own);
  const records = await openRecords(context, folders);
  const names = new KnownNames({ clock, log, file: new NamesFile(folders.directory, log) });
  const { recordings: folder } = folders;
  const recordings = new Recordings({ folder, log, keep: (fact) => records.keep(fact) });
  const interrupted = await recordings.recover();
  if (interrupted > 0)
    log.warn("recordings were interrupted by the end of the process before this one", { interrupted });
  const exchange = await makeExchange(context, engine, folders, {
    hidden,
    profiles,
    absences,
    logins,
    places,
    callBacks,
    tollMemory,
    messageMemory: messages.memory,
    messageSpool: records.keep,
    note: records.note,
    voicemail: { files: new MessageFiles(folders.voicemail), pins, hashPin: hashPassword, spool: records.keep },
    recordingPath: (id) => recordings.pathOf(id),
    nameOf: (number) => names.nameOf(number),
  });
  await exchange.voicemail.load();
  exchange.onCall((before, after) => records.changed(before, after));
  exchange.onCall((before, after, event) => recordings.changed(before, after, event));
  const traceFiles = new TraceFiles(folders.traces, { clock, trouble: unkept("the story of a call") });
  await traceFiles.open().catch(unkept("the stories of calls"));
  const stories = new KeptStories(exchange.traces, traceFiles, clock);
  exchange.onCall((before, after) => stories.changed(before, after));
  exchange.start();
  const contacts = await openContacts(context, engine, folders.own);
  const failures = engine.onEvent((event) => {
    if (event.type === "engine.failed") context.failed(new BoxError(event.code, {}, { sentence: event.text }));
  });

  const { bind, sipPort, sipsPort, rtpPorts } = parseSettings(context.settings);
  const certificate = await ownCertificate({
    folder: folders.certificates,
    name: "sip",
    purpose: "SIP over TLS",
    bind,
  });
  const ports = { bind, sipPort, sipsPort, rtpPorts: [rtpPorts.first, rtpPorts.last] } as const;
  exchange.reload.onApplied(() => contacts.restore());
  // Read before, installed right after: a REGISTER that comes between would be challenged for no realm.
  const keptView = new KeptView(folders.lastView, log);
  const found = await lastView(context, folders, keptView);
  const listening = await listen(engine, { ...ports, ...certificate, product: "SipleoBox", logLevel: 2 });
  exchange.reload.onApplied(() => {
    const { view, isKept } = exchange.reload;
    if (view !== null && !isKept) keptView.keep(view);
  });
  if (found !== null) exchange.reload.begin(found.loaded, found.isKept);
  exchange.proof.start();
  // Nobody waits for names: a call that comes before they are read shows its number.
  void names.start();

  const store = linkToStore(context, exchange.reload, records, names, (trouble) => exchange.mailTrouble(trouble));
  const health = linkToHealth(context, (told) => exchange.healthChanged(told));
  const net = linkToNet(context, (told) => exchange.netChanged(told));
  const phones = linkToPhones(context, {
    back: () => void discovery.look(),
    waysShut: (ways) => exchange.waysShut(ways),
  });
  const networks = () => ownNetworks(networkInterfaces(), bind);
  const discovery = new Discovery({ engine, desk: phones.desk, clock, log, networks });
  discovery.start();
  const status = await serveStatus(context, { exchange, listening, startedAt, store, records, stories });

  return {
    facts: () => ({ revision: exchange.reload.revision, listening, calls: exchange.callsUp }),
    async stop() {
      health.close();
      net.close();
      phones.close();
      discovery[Symbol.dispose]();
      await status.close();
      contacts.stopListening(); // registrations outlive us: what the engine lets go now is not written down
      failures[Symbol.dispose]();
      await exchange.trunks.close();
      await engine.close();
      exchange[Symbol.dispose]();
      // A disk that takes nothing must not keep the process: what is not written yet is lost then, and was reported.
      await Promise.race([
        Promise.all([records.settled(), recordings.settled()]).then(() => store.close()),
        wait(clock, patienceMs),
      ]);
      await Promise.race([Promise.all([keptView.settled(), stories.close(), names.close()]), wait(clock, patienceMs)]);
      const memories = [hidden, profiles, absences, logins, places, callBacks, pins, tollMemory];
      await Promise.all([records.close(), contacts.close(), ...memories.map((one) => one.close())]);
      // What the spool has taken at its end is noted there.
      await messages.close();
    },
  };
}

async function makeExchange(
  context: ServiceContext,
  engine: PjsipEngine,
  folders: PbxFolders,
  kept: {
    readonly hidden: KeptByNumber<boolean>;
    readonly profiles: KeptByNumber<ProfileByHand>;
    readonly absences: KeptByNumber<Absence>;
    readonly callBacks: KeptByNumber<Wish[]>;
    readonly logins: KeptByNumber<KeptLogin>;
    readonly places: KeptByNumber<KeptPlace>;
    readonly tollMemory: TollMemory;
    readonly messageMemory: MessageFile;
    readonly messageSpool: OpenRecords["keep"];
    readonly note: Note;
    readonly voicemail: VoicemailPorts;
    readonly recordingPath: (id: string) => string;
    readonly nameOf: (number: string) => string;
  },
): Promise<Exchange> {
  const { log, clock } = context;
  const prompts = promptFolder(import.meta.dirname);
  const music = await usualMusic();
  if (music === null) log.warn("no hold music was found: held people hear silence (package asterisk-moh-opsound-wav)");
  return new Exchange({
    engine,
    clock,
    log,
    newCall: () => uuidV7(clock.now()),
    newMessage: () => uuidV7(clock.now()),
    load: (file, digest) => pbxSnapshots(folders.snapshots).load(file, digest),
    usualMusic: music,
    ready: readySounds(folders.sounds),
    later: (run) => void setImmediate(run),
    ...kept,
    verifyPin: verifyPassword,
    prompt: (name) => join(prompts, `${name}.wav`),
    recordedPrompts: recordedPrompts(),
    random: Math.random,
    lookUp: dnsLookUp(chanceOf(randomUUID())),
  });
}

/** Calls are possible before store answers, and when it does not; also when its snapshots cannot be read. */
async function lastView(
  { log }: ServiceContext,
  folders: PbxFolders,
  kept: KeptView,
): Promise<{ readonly loaded: LoadedView; readonly isKept: boolean } | null> {
  const skipped = (error: unknown): void => log.warn("a snapshot was passed over", { error });
  const found = await pbxSnapshots(folders.snapshots).lastGood(skipped);
  if (found !== null) return { loaded: found, isKept: false };
  const own = await kept.read(() => undefined);
  if (own !== null) {
    log.error("no snapshot can be read: going on from the view that ran last", { revision: own.view.revision });
    return { loaded: own, isKept: true };
  }
  log.warn("there is no snapshot yet: nobody can register before store has made one");
  return null;
}
