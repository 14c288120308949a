import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BoxError } from "../../../kit/box-error.ts";
import type {
  ContactBinding,
  Destination,
  DialRequest,
  EngineCensus,
  EngineSettings,
  EngineTables,
  LegQuality,
  ListeningAddress,
  MessageRequest,
  Party,
  RecordRequest,
  Sound,
} from "../engine.ts";

/** What the addon exports (daemon/native/addon/module.cc). Names are plain numbers here; wrong shapes throw TypeError. */
export interface Addon {
  start(settings: EngineSettings, listener: (events: readonly unknown[]) => void): Promise<readonly ListeningAddress[]>;
  install(tables: EngineTables): void;
  restoreContacts(bindings: readonly ContactBinding[]): void;
  setTrunkSources(trunk: string, sources: readonly string[]): void;
  registerTrunk(trunk: string, registration: { destination: Destination; expiresSeconds: number }): void;
  probeTrunk(trunk: string, destination: Destination): void;
  answerMessage(message: number, status: number): void;
  sendMessage(message: number, request: MessageRequest): void;
  discover(addresses: readonly string[], port: number): void;
  answerDiscovery(ask: number, url: string | null): void;
  dial(leg: number, request: DialRequest): void;
  ring(leg: number): void;
  progress(leg: number, like: number | null): void;
  answer(leg: number, like: number | null): void;
  release(leg: number, cause: string): void;
  bridge(one: number, other: number): void;
  play(leg: number, sound: Sound): void;
  silence(leg: number): void;
  record(leg: number, request: RecordRequest): void;
  stopRecording(leg: number, path: string): void;
  join(leg: number, room: number, muted: boolean): void;
  playToRoom(room: number, sound: Sound): void;
  hearKeys(leg: number, hears: boolean): void;
  sendDigits(leg: number, digits: string): void;
  identify(leg: number, party: Party): void;
  acceptTransfer(leg: number): void;
  refuseTransfer(leg: number, cause: string): void;
  reportTransfer(leg: number, status: number): void;
  notify(subscription: number, contentType: string, body: string, state: string): void;
  census(): EngineCensus;
  quality(): readonly (readonly [leg: number, quality: LegQuality])[];
  close(): Promise<void>;
}

/** Loads the addon. `path` defaults to `SIPLEO_ADDON`, else to what `make -C daemon/native` leaves. */
export function loadAddon(path = process.env.SIPLEO_ADDON ?? builtAddon()): Addon {
  if (!existsSync(path))
    throw new BoxError("ENGINE_START_FAILED", { path, reason: "the addon is not built: run make -C daemon/native" });
  const loaded: { exports: Partial<Addon> } = { exports: {} };
  try {
    process.dlopen(loaded, path, loadFlags());
  } catch (cause) {
    throw new BoxError("ENGINE_START_FAILED", { path, reason: "the addon cannot be loaded" }, { cause });
  }
  return parseAddon(loaded.exports, path);
}

/**
 * Node exports the OpenSSL that it was built with; without RTLD_DEEPBIND the addon's calls to the system's OpenSSL would
 * end up there, with structures of another version. AddressSanitizer refuses DEEPBIND: its variant goes without.
 */
function loadFlags(): number {
  const { RTLD_NOW, RTLD_DEEPBIND } = constants.dlopen;
  const sanitized = process.env.LD_PRELOAD?.includes("libasan") ?? false;
  return sanitized ? RTLD_NOW : RTLD_NOW | RTLD_DEEPBIND;
}

/** The project's root is the folder with package.json above this file, in the source as in `build/`. */
function builtAddon(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, "daemon/native/out/release/sipleo.node");
}

function parseAddon(exports: Partial<Addon>, path: string): Addon {
  if (typeof exports.start !== "function" || typeof exports.close !== "function")
    throw new BoxError("ENGINE_START_FAILED", { path, reason: "this is not the addon of this project" });
  return exports as Addon;
}
