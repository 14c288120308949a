import { randomUUID } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { storeContract } from "../contracts/store.ts";
import { BoxError, systemCode } from "../kit/box-error.ts";
import type { Clock } from "../kit/clock.ts";
import { configurationError, temporaryError } from "../kit/exit-codes.ts";
import type { Log } from "../kit/log.ts";
import { serve } from "../kit/rpc.ts";
import { Access } from "./access/access.ts";
import { Configuration } from "./config/configuration.ts";
import { Mirror } from "./config/mirror.ts";
import { Directory } from "./directory/directory.ts";
import { Journal } from "./ledger/journal.ts";
import { Ledger } from "./ledger/ledger.ts";
import { MessageBook } from "./ledger/message-book.ts";
import { Retention } from "./ledger/retention.ts";
import { LevelDatabase } from "./level/level-database.ts";
import { Notices } from "./mail/notices.ts";
import { sendLetter } from "./mail/send-letter.ts";
import { Recharger } from "./recharger/recharger.ts";
import { SnapshotFiles } from "./recharger/snapshot-files.ts";
import { openRecordingKey, publicKeyText } from "./recordings/recording-key.ts";
import { Recordings } from "./recordings/recordings.ts";
import { answerRequests } from "./requests.ts";
import { ScryptLanes } from "./secrets/scrypt-lanes.ts";
import { generateSipPassword } from "./secrets/sip-password.ts";
import { Serial } from "./serial.ts";
import { Sounds } from "./sounds/sounds.ts";
import { soundsOfRevisions } from "./sounds/sounds-of-revisions.ts";
import { Statistics } from "./statistics/statistics.ts";
import { statusOf } from "./status.ts";
import type { StoreParts } from "./store-parts.ts";
import { Watchers } from "./watchers.ts";

export interface StoreOptions {
  /** Absolute path of the folder that holds everything the box keeps. */
  readonly home: string;
  /** The words that start another voice than espeak-ng; empty: that one. */
  readonly voice: readonly string[];
  readonly log: Log;
  readonly clock: Clock;
}

export interface RunningStore {
  facts(): object;
  stop(): Promise<void>;
}

/**
 * Opens what is kept in `home/store` and answers on `home/run/store.sock`. A disk that is full or read-only does not stop
 * it; a second opener of the database is turned away (ExitError).
 */
export async function startStore({ home, voice, log, clock }: StoreOptions): Promise<RunningStore> {
  const folder = await makeFolder(join(home, "store"));
  const run = await makeFolder(join(home, "run"));
  const watchers: Watchers = new Watchers(clock, () => statusOf(parts));
  const look = (): void => watchers.look();
  const mirror = new Mirror(join(folder, "mirror.json"), log, clock, look);
  const files = new SnapshotFiles(join(home, "snapshots"));

  const database: LevelDatabase = new LevelDatabase(join(folder, "level"), {
    log,
    clock,
    async onOpened(opened) {
      await configuration.load(opened);
      await journal.load(opened);
      await access.load(opened);
      await directory.load(opened);
    },
    onReady: () => {
      statistics.start();
      void recharger.load(database).catch((error: unknown) => log.error("loading failed", { error }));
      void access.settle();
    },
    onState: look,
  });
  const journal = new Journal(database);
  const directory = new Directory({ journal, clock, newId: randomUUID, onChanged: () => watchers.directoryChanged() });
  const recordingKey = await openRecordingKey(join(folder, "recording-key.json"), log);
  const recordings = new Recordings({
    ...{ folder: join(home, "recordings"), key: recordingKey, database, journal, clock },
  });
  const generatePassword = generateSipPassword;
  const scrypt = new ScryptLanes();
  const onChanged = (): void => {
    look();
    void access.settle();
  };
  const configuration = new Configuration({
    ...{ database, journal, mirror, clock, log, generatePassword, scrypt, onChanged },
  });
  const access = new Access({ configuration, journal, scrypt, clock, log });
  const sounds = await Sounds.open({
    ...{ home, voice, clock, log },
    soundsNamed: () => soundsOfRevisions(database),
    inUse: () => documentsInUse(configuration, recharger),
  });
  const recharger: Recharger = new Recharger({
    ...{ configuration, journal, mirror, files, sounds, clock, log },
    recordingKey: publicKeyText(recordingKey),
    onChanged() {
      look();
      if (!recharger.reloading) retention.look();
    },
  });
  const turns = new Serial();
  const onMessages = (): void => watchers.messagesChanged();
  const statistics: Statistics = new Statistics({
    ...{ database, journal, turns, clock, log },
    document: () => configuration.state.saved.document,
    onWhole: () => retention.look(),
  });
  const retention: Retention = new Retention({
    ...{ database, journal, recordings, turns, clock, log, onMessages },
    async rule() {
      const { running } = recharger;
      return running === null || !(await statistics.isWhole())
        ? null
        : ((await configuration.revision(running.revision))?.document ?? null);
    },
    onChanged: look,
  });
  const messages = new MessageBook({ database, journal, clock, turns, onChanged: onMessages });
  const notices: Notices = new Notices({
    ...{ home, database, clock, log, turns },
    async running() {
      const { running } = recharger;
      return running === null ? null : ((await configuration.revision(running.revision))?.document ?? null);
    },
    password: () => configuration.current?.secrets.smtp ?? "",
    send: (letter) => sendLetter(letter, clock),
  });
  const ledger = new Ledger({
    ...{ database, journal, messages, recordings, statistics, notices, turns, log, onMessages },
    onRecord: (call) => watchers.recordAdded(call),
  });
  const parts: StoreParts = {
    database,
    configuration,
    mirror,
    recharger,
    journal,
    ledger,
    messages,
    statistics,
    access,
    retention,
    recordings,
    sounds,
    notices,
    directory,
    watchers,
    clock,
    log,
  };

  const mirrored = await mirror.read();
  if (mirrored !== null) configuration.believe(mirrored);
  await recharger.begin();
  await orExit(() => database.start());
  await recharger.idle();
  access.start();
  retention.start();
  sounds.start();
  notices.start();

  const server = await orExit(() =>
    serve(join(run, "store.sock"), storeContract, (peer) => answerRequests(peer, parts), { log, clock }),
  ).catch(async (error: unknown) => {
    sounds.close();
    await statistics.close();
    await notices.close();
    await retention.close();
    await access.close();
    await database.close();
    await mirror.close();
    throw error;
  });
  return {
    facts: () => ({
      saved: configuration.current?.saved.head.revision ?? null,
      running: recharger.running?.revision ?? null,
      database: statusOf(parts).database.state,
    }),
    async stop() {
      watchers.close();
      await server.close();
      await recharger.idle();
      await notices.close();
      sounds.close();
      recordings.close();
      await statistics.close();
      await retention.close();
      await access.close();
      await database.close();
      await mirror.close();
    },
  };
}

/** What is saved, and what runs. */
async function documentsInUse(configuration: Configuration, { running }: Recharger) {
  const ran = running === null ? undefined : await configuration.revision(running.revision);
  return [configuration.state.saved, ...(ran === undefined ? [] : [ran])].map(({ document }) => document);
}

async function makeFolder(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  } catch (error) {
    const reason = systemCode(error) ?? String(error);
    const sentence = `Cannot make the folder ${path}: ${reason}. Give --home a folder that this user may write to.`;
    throw configurationError("HOME_UNUSABLE", { path, reason }, sentence, error);
  }
}

/** What a start cannot do now it may be able to do later: `box` tries again. */
async function orExit<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof BoxError) throw temporaryError(error.code, error.facts, error.message, error);
    throw error;
  }
}
