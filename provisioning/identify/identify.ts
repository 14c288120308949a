import { fileNameSays } from "./file-name.ts";
import type { Claim, Family, Identity, Sighting, Vote } from "./identity.ts";
import { readMac } from "./mac.ts";
import { ownerOf } from "./ouis.ts";
import { profileEventSays } from "./profile-event.ts";
import { userAgentSays } from "./user-agent.ts";
import { vendorClassSays } from "./vendor-class.ts";

/** What a telephone says itself counts most, what anybody could have been lent least. */
const WEIGHTS = {
  "user-agent": 5,
  "profile-event": 5,
  "vendor-class": 4,
  oui: 3,
  "file-name": 2,
  "shared-oui": 1,
} as const;

/** Puts sightings of one telephone together. Any of them may be wrong or a lie: enough to choose files, never to give a secret. */
export function identify(sightings: readonly Sighting[]): Identity {
  const votes = sightings
    .flatMap(votesOf)
    .sort((a, b) => b.at - a.at)
    .filter((vote, index, all) => all.findIndex((other) => sameVoice(other, vote)) === index);
  const mac = addressIn(votes);
  const family = familyOf(votes);
  const heard = votes.filter((vote) => isOf(vote.family, family)).sort((a, b) => b.weight - a.weight || b.at - a.at);
  const model = heard.find((vote) => vote.model !== null)?.model ?? null;
  const firmware = heard.find((vote) => vote.firmware !== null)?.firmware ?? null;
  return { mac, family, model, firmware, votes };
}

/** The newest word of one voice replaces what it said before: firmware is updated, telephones are exchanged. */
const sameVoice = (a: Vote, b: Vote): boolean => a.by === b.by && a.origin === b.origin;

const votesOf = (sighting: Sighting): readonly Vote[] =>
  claimsOf(sighting).map((claim) => ({ ...claim, origin: sighting.origin, at: sighting.at }));

function claimsOf(sighting: Sighting): readonly Claim[] {
  const claims: Claim[] = [];
  const nothing = { family: null, model: null, firmware: null, mac: null };
  const say = (by: Claim["by"], weight: number, said: Partial<Claim> | null) => {
    if (said !== null) claims.push({ ...nothing, ...said, by, weight });
  };
  if ("userAgent" in sighting && sighting.userAgent !== null) {
    say("user-agent", WEIGHTS["user-agent"], userAgentSays(sighting.userAgent));
  }
  if ("vendorClass" in sighting && sighting.vendorClass !== null) {
    say("vendor-class", WEIGHTS["vendor-class"], vendorClassSays(sighting.vendorClass));
  }
  if ("event" in sighting) say("profile-event", WEIGHTS["profile-event"], profileEventSays(sighting.event));
  if ("path" in sighting) say("file-name", WEIGHTS["file-name"], fileNameSays(sighting.path));
  const mac = readMac(sighting.mac ?? "") ?? claims.find((claim) => claim.mac !== null)?.mac ?? null;
  const owner = mac === null ? null : ownerOf(mac);
  const weight = owner?.shared === true ? WEIGHTS["shared-oui"] : WEIGHTS.oui;
  if (mac !== null) say("oui", weight, { mac, family: owner?.family ?? null });
  return claims;
}

/** An address on the wire or in a lease is firmer than one that was typed into a name. */
const addressIn = (votes: readonly Vote[]): string | null =>
  votes.find((vote) => vote.by === "oui")?.mac ?? votes.find((vote) => vote.mac !== null)?.mac ?? null;

/** Telephones that Yealink builds for Depaepe call themselves Yealink's; who sold them decides with whom they restart. */
function familyOf(votes: readonly Vote[]): Family | null {
  const most = mostOf(votes);
  const soldByDepaepe = votes.some((vote) => vote.by === "oui" && vote.family === "depaepe");
  return most === "yealink" && soldByDepaepe ? "depaepe" : most;
}

const isOf = (said: Family | null, family: Family | null): boolean =>
  said === family || (family === "depaepe" && said === "yealink");

function mostOf(votes: readonly Vote[]): Family | null {
  const sums = new Map<Family, number>();
  for (const { family, weight } of votes) {
    if (family !== null) sums.set(family, (sums.get(family) ?? 0) + weight);
  }
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
