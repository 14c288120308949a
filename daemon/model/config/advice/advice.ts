import type { ConfigurationDocument } from "../document.ts";
import type { Issue } from "../issue.ts";
import { poolTooSmall } from "./dhcp.ts";
import { sitesWithoutLine } from "./emergency.ts";
import { handsetsOfNoBase, keysOfFurtherHandsets } from "./handsets.ts";
import { keysThatWait, menusWithoutWayOut, numbersWithoutMenu } from "./menus.ts";
import { poolOfAnotherNetwork } from "./network.ts";
import { plannedWithHoles } from "./plannings.ts";
import { numbersNotAllowed } from "./presentation.ts";
import { queuesOfNobody } from "./queues.ts";
import { neverReached, repeatedRules, rulesToIdleLines } from "./rules.ts";

/** Says what of one kind will not do what somebody may expect. Pure. */
type AdviceRule = (document: ConfigurationDocument) => readonly Issue[];

const ADVICE: readonly AdviceRule[] = [
  numbersNotAllowed,
  neverReached,
  repeatedRules,
  rulesToIdleLines,
  sitesWithoutLine,
  plannedWithHoles,
  menusWithoutWayOut,
  numbersWithoutMenu,
  keysThatWait,
  queuesOfNobody,
  poolTooSmall,
  poolOfAnotherNetwork,
  keysOfFurtherHandsets,
  handsetsOfNoBase,
];

/** Nobody reads more, and the answer must fit into a frame. */
const MOST = 100;

/** What a document that makes sense will not do as somebody may expect. It is saved all the same. */
export const adviceFor = (document: ConfigurationDocument): readonly Issue[] =>
  ADVICE.flatMap((rule) => rule(document)).slice(0, MOST);
