import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { until } from "../../../../test/rig/waiting.ts";

/** The addon as it is, without its adapter: what the C++ of legs and subscriptions is tried through. */

export type Fields = Readonly<Record<string, unknown>>;
export interface Seen extends Fields {
  readonly type: string;
  readonly leg?: number;
}

type Addon = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

export interface AddonEngine extends AsyncDisposable {
  readonly port: number;
  readonly tlsPort: number;
  readonly seen: readonly Seen[];
  /** Replaces what the engine was started with, and waits until it is in force. */
  install(tables: Fields): Promise<void>;
  /** Posts a command. */
  tell(command: string, ...args: readonly unknown[]): void;
  /** Waits for the first event of this type after those already taken; takes it. */
  next(type: string, leg?: number, limitMs?: number): Promise<Seen>;
  /** Events of a leg so far, by type. */
  typesOf(leg: number): readonly string[];
  census(): Readonly<Record<string, number>>;
  /** Waits until nothing of a call is left. */
  rest(limitMs?: number): Promise<void>;
  /** Waits until not even the dialogs that absorb repetitions are left. */
  silence(limitMs?: number): Promise<void>;
}

const addonFile = process.env.SIPLEO_ADDON ?? fileURLToPath(new URL("../../out/release/sipleo.node", import.meta.url));

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest("hex");

export const password = (extension: string): string => `secret of ${extension}`;

const realm = "sipleo.test";
const account = (extension: string) => ({
  extension,
  ha1: {
    md5: hash("md5", `${extension}:${realm}:${password(extension)}`),
    sha256: hash("sha256", `${extension}:${realm}:${password(extension)}`),
  },
  maxContacts: 5,
  srtp: "tls",
});

/** What may be left of no call. Dialogs and transactions absorb repetitions for five seconds more. */
const transient = new Set([
  "legs",
  "rtpSockets",
  "relays",
  "mixed",
  "players",
  "subscriptions",
  "trunkRegistrations",
  "probes",
  "messages",
]);

export interface EngineShape {
  readonly bind?: readonly string[];
  readonly tls?: { readonly certificateFile: string; readonly privateKeyFile: string };
  readonly tables?: Fields;
  readonly logLevel?: number;
}

export async function startAddonEngine(shape: EngineShape = {}): Promise<AddonEngine> {
  const { bind = ["127.0.0.1"], tls, tables = {}, logLevel = 1 } = shape;
  const addon: Addon = createRequire(import.meta.url)(addonFile);
  const call = (name: string, ...args: readonly unknown[]) => addon[name]?.(...args);
  const seen: Seen[] = [];
  const taken = new Set<Seen>();
  const first = 20_000 + 2 * Math.floor(Math.random() * 10_000);
  const settings = {
    bind,
    sipPort: 0,
    sipsPort: tls === undefined ? null : 0,
    certificateFile: tls?.certificateFile ?? null,
    privateKeyFile: tls?.privateKeyFile ?? null,
    rtpPorts: [first, first + 199],
    product: "SipleoBox",
    logLevel,
  };
  const listener = (events: readonly Seen[]) => {
    for (const event of events) {
      seen.push(event);
      if (process.env.SIPLEO_TEST_LOG !== undefined) process.stderr.write(`${JSON.stringify(event)}\n`);
    }
  };
  const addresses = await call("start", settings, listener);
  const portOf = (transport: string): number => {
    for (const address of Array.isArray(addresses) ? addresses : [])
      if (address.transport === transport) return Number(address.port);
    return 0;
  };
  let revision = 1;
  const tablesWith = (changes: Fields) => ({
    revision,
    realm,
    accounts: ["201", "202", "203"].map(account),
    digest: ["SHA-256", "MD5"],
    codecs: ["PCMA", "PCMU", "G722", "opus"],
    videoCodecs: ["H264", "VP8"],
    registration: { minimum: 60, usual: 300, maximum: 3600 },
    qualifySeconds: 0,
    sessionExpiresSeconds: 1800,
    unheardSeconds: 0,
    trunks: [],
    ...tables,
    ...changes,
  });
  const install = async (changes: Fields): Promise<void> => {
    call("install", tablesWith(changes));
    const isIn = (event: Seen) => event.type === "tables.installed" && event.revision === revision;
    await until("tables.installed", () => seen.find(isIn), { everyMs: 5 });
  };
  // Until then telephones are answered 503.
  await install({});
  const census = () => {
    const counted: Record<string, number> = {};
    for (const [name, value] of Object.entries(Object(call("census")))) counted[name] = Number(value);
    return counted;
  };

  return {
    port: portOf("udp"),
    tlsPort: portOf("tls"),
    seen,
    async install(changes) {
      revision += 1;
      await install(changes);
    },
    tell: (command, ...args) => void call(command, ...args),
    async next(type, leg, limitMs = 5_000) {
      const fits = (event: Seen) =>
        event.type === type && !taken.has(event) && (leg === undefined || event.leg === leg);
      const event = await until(`event ${type} of leg ${leg ?? "any"}`, () => seen.find(fits), { limitMs, everyMs: 5 });
      taken.add(event);
      return event;
    },
    typesOf: (leg) =>
      seen.filter((event) => event.leg === leg && event.type !== "sip.message").map((event) => event.type),
    census,
    async rest(limitMs = 3_000) {
      const left = () => Object.entries(census()).filter(([name, count]) => transient.has(name) && count !== 0);
      await until("the engine at rest", () => left().length === 0, { limitMs, everyMs: 20 }).catch((cause: unknown) => {
        throw new Error(`still there after ${limitMs} ms: ${left().join(" ")}`, { cause });
      });
    },
    async silence(limitMs = 12_000) {
      const left = () => ["legs", "dialogs"].filter((name) => census()[name] !== 0);
      await until("the engine silent", () => left().length === 0, { limitMs, everyMs: 50 }).catch((cause: unknown) => {
        throw new Error(`still there after ${limitMs} ms: ${JSON.stringify(census())}`, { cause });
      });
    },
    async [Symbol.asyncDispose]() {
      await call("close");
    },
  };
}
