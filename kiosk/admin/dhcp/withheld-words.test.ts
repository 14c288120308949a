import { expect, test } from "vitest";
import type { Withheld } from "../../../daemon/contracts/dhcp.ts";
import { englishDhcp } from "../../words/dhcp.en.ts";
import { frenchDhcp } from "../../words/dhcp.fr.ts";
import { withheldWords } from "./withheld-words.ts";

const pool = { first: "10.0.0.200", last: "10.0.0.250" };
const every: readonly (readonly [Withheld, RegExp])[] = [
  [{ kind: "no-interface" }, /Aucune interface n’est choisie/],
  [{ kind: "no-address", interface: "eth0" }, /eth0 n’existe pas, n’a pas d’adresse IPv4, ou son câble est débranché/],
  [{ kind: "network-too-small", interface: "eth0" }, /eth0 est trop petit/],
  [{ kind: "pool-outside-network", interface: "eth0", pool }, /10\.0\.0\.200 à 10\.0\.0\.250 n’est pas .* eth0/],
  [{ kind: "not-asked-yet", interface: "eth0" }, /cherche d’abord .* eth0/],
  [{ kind: "unaskable", interface: "eth0", code: "EADDRINUSE" }, /eth0 \(EADDRINUSE\)/],
  [
    { kind: "others-serve", interface: "eth0", servers: ["10.0.0.1", "10.0.0.2"] },
    /eth0\u00a0: 10\.0\.0\.1, 10\.0\.0\.2\./,
  ],
  [{ kind: "no-dnsmasq" }, /dnsmasq.* n’est pas installé/],
  [{ kind: "dnsmasq-refuses", said: "bad option at line 7" }, /refuse ces réglages/],
  [{ kind: "not-allowed" }, /sans le droit de donner des adresses/],
];

test.each(every)("why no addresses are given is a sentence with what to do about it: $0.kind", (withheld, why) => {
  const told = withheldWords(withheld, frenchDhcp);

  expect(told.why).toMatch(why);
  expect(told.remedy).toMatch(/\.$/);
  expect(told.said).toBe(withheld.kind === "dnsmasq-refuses" ? "bad option at line 7" : null);
  expect(withheldWords(withheld, englishDhcp).why).not.toBe(told.why);
});
