import type { ConfigurationDocument } from "../document.ts";
import type { Issue } from "../issue.ts";
import { oneBase, uniqueIpAddresses, uniqueMacAddresses } from "./addresses.ts";
import { waitedForOwnersExist } from "./conferences.ts";
import { gatewayStandsAlone, poolInOrder } from "./dhcp.ts";
import { linesRing, membersExist, membersOnce, noLoops, oneMenu } from "./groups.ts";
import {
  forwardedMailboxesExist,
  mailboxesAllowed,
  mailboxIdsUnique,
  mailboxNamesUnique,
  oneDefaultMailbox,
} from "./mailboxes.ts";
import { keysOnce, menuNamesUnique, menusExist, oneMenuPerNumber } from "./menus.ts";
import { activeMusicPlays, musicNamesUnique } from "./musics.ts";
import { fixedAddressAlone, fixedAddressInNetwork, fixedAddressWhole } from "./network.ts";
import { noEmergencyNumbers, uniqueNumbers } from "./numbers.ts";
import {
  closuresInOrder,
  forwardsLeadElsewhere,
  planningProfilesExist,
  profileNamesUnique,
  slotsInOrder,
} from "./profiles.ts";
import { queueKeysDiffer } from "./queues.ts";
import { recordingNamesUnique, recordingRulesSelect } from "./recordings.ts";
import { namedNumbersExist } from "./references.ts";
import {
  absenceCodesDiffer,
  shortNumbersEnd,
  sitesOfRulesExist,
  specialNumbersDiffer,
  timeZoneExists,
} from "./rules.ts";
import { registrationInOrder, sessionTimerLongEnough } from "./sip.ts";
import { siteNamesUnique, sitesExist } from "./sites.ts";
import { keyCodesThere, keyModulesThere, keyPlacesOnce } from "./telephone-keys.ts";
import { templateNamesUnique, templateOuisOnce, templatesRead } from "./telephone-templates.ts";
import { srtpNeedsTls, trunkNumbersUnique, trunksComplete } from "./trunks.ts";

/** One thing that a document of right shape must also fulfil. Pure. */
export type SenseRule = (document: ConfigurationDocument) => readonly Issue[];

export const SENSE_RULES: readonly SenseRule[] = [
  uniqueNumbers,
  noEmergencyNumbers,
  membersExist,
  membersOnce,
  noLoops,
  oneMenu,
  linesRing,
  uniqueMacAddresses,
  oneBase,
  uniqueIpAddresses,
  keyPlacesOnce,
  keyModulesThere,
  keyCodesThere,
  templateNamesUnique,
  templateOuisOnce,
  templatesRead,
  siteNamesUnique,
  sitesExist,
  registrationInOrder,
  sessionTimerLongEnough,
  trunksComplete,
  srtpNeedsTls,
  trunkNumbersUnique,
  namedNumbersExist,
  sitesOfRulesExist,
  shortNumbersEnd,
  specialNumbersDiffer,
  absenceCodesDiffer,
  timeZoneExists,
  profileNamesUnique,
  planningProfilesExist,
  slotsInOrder,
  closuresInOrder,
  forwardsLeadElsewhere,
  musicNamesUnique,
  activeMusicPlays,
  menuNamesUnique,
  oneMenuPerNumber,
  keysOnce,
  menusExist,
  queueKeysDiffer,
  waitedForOwnersExist,
  mailboxesAllowed,
  mailboxIdsUnique,
  mailboxNamesUnique,
  oneDefaultMailbox,
  forwardedMailboxesExist,
  recordingNamesUnique,
  recordingRulesSelect,
  poolInOrder,
  gatewayStandsAlone,
  fixedAddressWhole,
  fixedAddressInNetwork,
  fixedAddressAlone,
];

/** Everything that makes no sense, all at once. */
export const senseIssues = (document: ConfigurationDocument): readonly Issue[] =>
  SENSE_RULES.flatMap((rule) => rule(document));
