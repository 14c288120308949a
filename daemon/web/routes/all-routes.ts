import type { Log } from "../../kit/log.ts";
import { type AccountParts, accountRoutes } from "./account.ts";
import { administratorRoutes } from "./administrators.ts";
import { auditRoutes } from "./audit.ts";
import type { Routes } from "./call.ts";
import { callRoutes } from "./calls.ts";
import { conferenceRoutes } from "./conferences.ts";
import { dhcpRoutes } from "./dhcp.ts";
import { directoryRoutes } from "./directory.ts";
import { firstStepsRoutes } from "./first-steps.ts";
import { healthRoutes } from "./health.ts";
import { lineRoutes } from "./lines.ts";
import { loginRoutes } from "./logins.ts";
import { mailRoutes } from "./mail.ts";
import { mailboxRoutes } from "./mailboxes.ts";
import { messageRoutes } from "./messages.ts";
import { networkRoutes } from "./network.ts";
import { objectRoutes } from "./objects.ts";
import { ownRoutes } from "./own.ts";
import { ownMailboxRoutes } from "./own-mailboxes.ts";
import { pendingRoutes } from "./pending.ts";
import { processRoutes } from "./processes.ts";
import { profileRoutes } from "./profiles.ts";
import { queueRoutes } from "./queues.ts";
import { recordingRoutes } from "./recordings.ts";
import { recordRoutes } from "./records.ts";
import { safetyRoutes } from "./safety.ts";
import { secondFactorRoutes } from "./second-factor.ts";
import { serverRoutes } from "./server.ts";
import { sipPasswordRoutes } from "./sip-password.ts";
import { soundRoutes } from "./sounds.ts";
import { statisticsRoutes } from "./statistics.ts";
import { tableRoutes } from "./tables.ts";
import { telephoneRoutes } from "./telephones.ts";
import { tokenRoutes } from "./tokens.ts";
import { traceRoutes } from "./traces.ts";

/** Who carries out which route of the table. */
export const allRoutes = (parts: AccountParts & { readonly log: Log }): Routes => ({
  ...accountRoutes(parts),
  ...serverRoutes(parts.services),
  ...processRoutes(parts.services),
  ...healthRoutes(parts.services),
  ...loginRoutes(parts),
  ...secondFactorRoutes(parts),
  ...administratorRoutes(parts),
  ...pendingRoutes(parts.services),
  ...auditRoutes(parts.services),
  ...ownRoutes(parts.services),
  ...ownMailboxRoutes(parts.services),
  ...firstStepsRoutes(parts.services),
  ...recordRoutes(parts.services, parts.log),
  ...statisticsRoutes(parts.services),
  ...recordingRoutes(parts.services),
  ...messageRoutes(parts.services, parts.log),
  ...objectRoutes(parts.services),
  ...sipPasswordRoutes(parts.services),
  ...soundRoutes(parts.services),
  ...mailboxRoutes(parts.services),
  ...mailRoutes(parts.services),
  ...lineRoutes(parts.services, parts.log),
  ...safetyRoutes(parts.services),
  ...directoryRoutes(parts.services),
  ...tableRoutes(parts.services, parts.log),
  ...profileRoutes(parts.services),
  ...telephoneRoutes(parts.services),
  ...dhcpRoutes(parts.services),
  ...networkRoutes(parts.services),
  ...traceRoutes(parts.services),
  ...callRoutes(parts.services, parts.log),
  ...queueRoutes(parts.services),
  ...conferenceRoutes(parts.services, parts.log),
  ...tokenRoutes(parts.services, parts.door, parts.accessEnded),
});
