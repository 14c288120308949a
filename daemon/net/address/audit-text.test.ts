import { expect, test } from "vitest";
import { auditText } from "./audit-text.ts";

test("a line of the audit says which address, by which way, and why it was put back", () => {
  const fixed = { interface: "eth0", address: "10.1.0.9", prefix: 16, gateway: "10.1.0.1", dnsServers: [] };

  expect(auditText("put-back", fixed, "not-kept")).toBe(
    "Adresse 10.1.0.9 de la box sur eth0, masque 255.255.0.0, passerelle 10.1.0.1, retirée (personne ne l'a gardée à temps)",
  );
  expect(auditText("keep", { ...fixed, gateway: null }, null)).toMatch(/, sans passerelle, gardée$/);
});
