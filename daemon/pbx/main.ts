import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { boxSettingsSchema } from "../contracts/box.ts";
import { pbxContract } from "../contracts/pbx.ts";
import { storeContract } from "../contracts/store.ts";
import { BoxError } from "../kit/box-error.ts";
import { deliver } from "../kit/delivery.ts";
import { configurationError } from "../kit/exit-codes.ts";
import { keepConnected } from "../kit/link.ts";
import type { Log } from "../kit/log.ts";
import { parser } from "../kit/parse.ts";
import { serve } from "../kit/rpc.ts";
import { type RunningService, runService, type ServiceContext } from "../kit/service.ts";
import { openSpool } from "../kit/spool.ts";
import { CallRecords } from "./cdr/call-records.ts";
import { uuidV7 } from "./cdr/uuid-v7.ts";
import { ownCertificate } from "./certificate.ts";
import type { ContactBinding, Engine, EngineSettings, ListeningAddress } from "./engine/engine.ts";
import { PjsipEngine } from "./engine/pjsip/pjsip-engine.ts";
import { Exchange } from "./exchange.ts";
import { Journal } from "./journal/journal.ts";
import { bindingsFrom, ContactJournal } from "./registrar/contact-journal.ts";
import { lastGoodView, loadView } from "./reload/snapshot-files.ts";
import { usualMusic } from "./usual-music.ts";

runService({ name: "pbx", start });

async function start(context: ServiceContext): Promise<RunningService> {
  const { home, log, clock } = context;
  const startedAt = clock.now();
  const folders = foldersOf(home);
  for (const folder of [folders.own, folders.certificates, folders.spool])
    await mkdir(folder, { recursive: true, mode: 0o700 });

  const engine = new PjsipEngine({ report: (error) => log.error("an event of the engine was lost", { error }) });
  const exchange = new Exchange({
    engine,
    clock,
    log,
    newCall: () => uuidV7(clock.now()),
    load: (file, digest) => loadView(folders.snapshots, file, digest),
    usualMusic: await musicOr(log),
    later: (run) => void setImmediate(run),
  });

  const trouble = (what: string) => (error: unknown) => log.error(`${what} cannot be written`, { error });
  const spool = await openSpool(folders.spool, { log, clock });
  const openCalls = await Journal.open(join(folders.own, "open-calls.journal"), trouble("the journal of open calls"));
  const records = new CallRecords({ spool, journal: openCalls.journal, trouble: trouble("a call record") });
  const interrupted = await records.recover(openCalls.lines, clock.now());
  if (interrupted > 0)
    log.warn("calls were interrupted by the end of the process before this one", { calls: interrupted });
  exchange.onCall((before, after) => records.changed(before, after));

  const contacts = await Journal.open(join(folders.own, "contacts.journal"), trouble("the journal of contacts"));
  const bindings = bindingsFrom(contacts.lines, clock.now());
  const contactJournal = new ContactJournal(contacts.journal, bindings);

  exchange.start();
  const contactEars = engine.onEvent((event) => {
    contactJournal.hear(event);
    if (event.type === "engine.failed") context.failed(new BoxError(event.code, {}, { sentence: event.text }));
  });
  const listening = await listen(engine, await engineSettings(context, folders.certificates));
  restoreOnce(exchange, engine, bindings);
  const found = await lastGoodView(folders.snapshots, (error) => log.warn("a snapshot was passed over", { error }));
  if (found === null) log.warn("there is no snapshot yet: nobody can register before store has made one");
  else exchange.reload.begin(found);

  const link = keepConnected(join(home, "run", "store.sock"), storeContract, {
    log,
    clock,
    onConnect: async (peer) => {
      peer.handle({
        "snapshot.prepare": (asked) => exchange.reload.prepare(asked),
        "snapshot.apply": ({ revision }) => {
          exchange.reload.apply(revision);
          return {};
        },
        "snapshot.abort": ({ revision }) => {
          exchange.reload.abort(revision);
          return {};
        },
      });
      const { revision, digest } = exchange.reload;
      await peer.call("consumer.hello", { name: "pbx", revision, digest });
      delivery.wake();
    },
  });
  const delivery = deliver(
    spool,
    async (facts) => {
      const { peer } = link;
      if (peer === undefined) throw new BoxError("STORE_AWAY", {}, { sentence: "store does not answer" });
      await records.settled();
      const parcel = facts.map(({ number, fact }) => ({ number, fact }));
      return (await peer.call("facts.append", { producer: spool.producer, facts: parcel })).upTo;
    },
    { log, clock },
  );

  const socket = await serve(
    join(home, "run", "pbx.sock"),
    pbxContract,
    (peer) => {
      peer.handle({
        status: () => ({
          ...exchange.status(),
          startedAt,
          store: link.peer !== undefined,
          listening: listening.map((one) => ({ ...one })),
          factsWaiting: spool.waiting,
        }),
        "call.trace": ({ call }) => exchange.traces.find(call),
        "call.list": ({ limit }) => [...exchange.traces.latest(limit)],
      });
    },
    { log, clock },
  );

  return {
    facts: () => ({ revision: exchange.reload.revision, listening, calls: exchange.callsUp }),
    async stop() {
      await socket.close();
      contactEars[Symbol.dispose](); // registrations outlive us: what the engine lets go now is not written down
      await engine.close();
      exchange[Symbol.dispose]();
      await records.settled();
      link.close();
      await delivery.close();
      await Promise.all([spool.close(), openCalls.journal.close(), contacts.journal.close()]);
    },
  };
}

const foldersOf = (home: string) => ({
  own: join(home, "pbx"),
  certificates: join(home, "certificates"),
  spool: join(home, "spool", "pbx"),
  snapshots: join(home, "snapshots"),
});

const parseSettings = parser(boxSettingsSchema, "the settings of the box");

async function engineSettings(context: ServiceContext, certificates: string): Promise<EngineSettings> {
  const { bind, sipPort, sipsPort, rtpPorts } = parseSettings(context.settings);
  const files = await ownCertificate(certificates, bind);
  return {
    bind,
    sipPort,
    sipsPort,
    ...files,
    rtpPorts: [rtpPorts.first, rtpPorts.last],
    product: "SipleoBox",
    logLevel: 2,
  };
}

/** A port that is taken or a certificate that is none must be mended by an administrator: it ends the process with 78. */
async function listen(engine: Engine, settings: EngineSettings): Promise<readonly ListeningAddress[]> {
  try {
    return await engine.start(settings);
  } catch (error) {
    if (!(error instanceof BoxError)) throw error;
    throw configurationError(error.code, error.facts, error.message, error);
  }
}

/** Telephones that were registered when the process before this one died can be called as soon as accounts are known. */
function restoreOnce(exchange: Exchange, engine: Engine, bindings: readonly ContactBinding[]): void {
  let left = bindings;
  exchange.reload.onApplied(() => {
    if (left.length > 0) engine.restoreContacts(left);
    left = [];
  });
}

async function musicOr(log: Log): Promise<string | null> {
  const music = await usualMusic();
  if (music === null) log.warn("no hold music was found: held people hear silence (package asterisk-moh-opsound-wav)");
  return music;
}
