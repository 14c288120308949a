import type { Static, TSchema } from "typebox";
import { Check } from "typebox/value";
import { type Alert, alertSchema } from "../../daemon/contracts/alert.ts";
import {
  type LiveCall,
  type LiveClock,
  type LiveConfiguration,
  type LiveDhcp,
  type LiveDirectory,
  type LiveExtension,
  type LiveFrame,
  type LiveGroup,
  type LiveJournal,
  type LiveLine,
  type LiveLinks,
  type LiveMessages,
  type LiveProcess,
  type LiveReload,
  type LiveTelephones,
  type LiveTrial,
  liveCallSchema,
  liveClockSchema,
  liveConfigurationSchema,
  liveDhcpSchema,
  liveDirectorySchema,
  liveExtensionSchema,
  liveGroupSchema,
  liveJournalSchema,
  liveLineSchema,
  liveLinksSchema,
  liveMessagesSchema,
  liveProcessSchema,
  liveReloadSchema,
  liveTelephonesSchema,
  liveTrialSchema,
} from "../../daemon/contracts/api/live-entries.ts";
import { type Health, healthSchema } from "../../daemon/contracts/machine-health.ts";
import {
  type AgentState,
  agentStateSchema,
  type QueueState,
  queueStateSchema,
} from "../../daemon/contracts/queue-state.ts";

/** What the box is doing now, as one value: a delta makes a new one. */
export interface Picture {
  readonly sequence: number;
  readonly extensions: ReadonlyMap<string, LiveExtension>;
  readonly agents: ReadonlyMap<string, AgentState>;
  readonly queues: ReadonlyMap<string, QueueState>;
  readonly groups: ReadonlyMap<string, LiveGroup>;
  readonly lines: ReadonlyMap<string, LiveLine>;
  readonly calls: ReadonlyMap<string, LiveCall>;
  readonly alerts: ReadonlyMap<string, Alert>;
  readonly processes: ReadonlyMap<string, LiveProcess>;
  readonly configuration: LiveConfiguration | null;
  readonly reload: LiveReload | null;
  readonly journal: LiveJournal | null;
  readonly health: Health | null;
  readonly messages: LiveMessages | null;
  readonly directory: LiveDirectory | null;
  readonly telephones: LiveTelephones | null;
  readonly dhcp: LiveDhcp | null;
  readonly trial: LiveTrial | null;
  readonly links: LiveLinks | null;
  readonly clock: LiveClock | null;
}

const empty: Picture = {
  sequence: 0,
  extensions: new Map(),
  agents: new Map(),
  queues: new Map(),
  groups: new Map(),
  lines: new Map(),
  calls: new Map(),
  alerts: new Map(),
  processes: new Map(),
  configuration: null,
  reload: null,
  journal: null,
  health: null,
  messages: null,
  directory: null,
  telephones: null,
  dhcp: null,
  trial: null,
  links: null,
  clock: null,
};

/** The picture after a frame; `gap` when a delta does not follow the one before: subscribe again. */
export function nextPicture(before: Picture | null, frame: LiveFrame): Picture | "gap" {
  if (frame.kind === "picture") return changed({ ...empty, sequence: frame.sequence }, frame.entries, []);
  if (before === null || frame.sequence !== before.sequence + 1) return "gap";
  return changed({ ...before, sequence: frame.sequence }, frame.set, frame.drop);
}

function changed(picture: Picture, set: Readonly<Record<string, unknown>>, drop: readonly string[]): Picture {
  return {
    sequence: picture.sequence,
    extensions: table(picture.extensions, "extension/", liveExtensionSchema, set, drop),
    agents: table(picture.agents, "agent/", agentStateSchema, set, drop),
    queues: table(picture.queues, "queue/", queueStateSchema, set, drop),
    groups: table(picture.groups, "group/", liveGroupSchema, set, drop),
    lines: table(picture.lines, "line/", liveLineSchema, set, drop),
    calls: table(picture.calls, "call/", liveCallSchema, set, drop),
    alerts: table(picture.alerts, "alert/", alertSchema, set, drop),
    processes: table(picture.processes, "process/", liveProcessSchema, set, drop),
    configuration: one(picture.configuration, "configuration", liveConfigurationSchema, set, drop),
    reload: one(picture.reload, "reload", liveReloadSchema, set, drop),
    journal: one(picture.journal, "journal", liveJournalSchema, set, drop),
    health: one(picture.health, "health", healthSchema, set, drop),
    messages: one(picture.messages, "messages", liveMessagesSchema, set, drop),
    directory: one(picture.directory, "directory", liveDirectorySchema, set, drop),
    telephones: one(picture.telephones, "telephones", liveTelephonesSchema, set, drop),
    dhcp: one(picture.dhcp, "dhcp", liveDhcpSchema, set, drop),
    trial: one(picture.trial, "trial", liveTrialSchema, set, drop),
    links: one(picture.links, "links", liveLinksSchema, set, drop),
    clock: one(picture.clock, "clock", liveClockSchema, set, drop),
  };
}

/** The same map when nothing of it changed, so that only what shows it is drawn again. */
function table<Schema extends TSchema>(
  before: ReadonlyMap<string, Static<Schema>>,
  prefix: string,
  schema: Schema,
  set: Readonly<Record<string, unknown>>,
  drop: readonly string[],
): ReadonlyMap<string, Static<Schema>> {
  const news = Object.entries(set).filter(([key]) => key.startsWith(prefix));
  const gone = drop.filter((key) => key.startsWith(prefix));
  if (news.length === 0 && gone.length === 0) return before;
  const after = new Map(before);
  for (const key of gone) after.delete(key.slice(prefix.length));
  // An entry that is not as promised is none: a newer box may know more than this page.
  for (const [key, value] of news) if (Check(schema, value)) after.set(key.slice(prefix.length), value);
  return after;
}

function one<Schema extends TSchema>(
  before: Static<Schema> | null,
  key: string,
  schema: Schema,
  set: Readonly<Record<string, unknown>>,
  drop: readonly string[],
): Static<Schema> | null {
  const value = set[key];
  if (value !== undefined) return Check(schema, value) ? value : before;
  return drop.includes(key) ? null : before;
}
