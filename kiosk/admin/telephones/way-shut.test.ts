import { expect, test } from "vitest";
import { frenchTelephones } from "../../words/telephones.fr.ts";
import { wayShut } from "./way-shut.ts";

test("POS-17: a way by which telephones cannot come is named, with the reason and what to do", () => {
  const said = (reason: string) => wayShut(frenchTelephones, { way: "tftp", port: 69, reason });
  expect(said("EACCES")).toMatch(/par TFTP .*\(port 69\) : ce port est réservé .* choisissez un port/);
  expect(said("EADDRINUSE")).toContain("un autre programme l’occupe");
  expect(said("EIO")).toContain("le système répond EIO.");
  const directory = wayShut(frenchTelephones, { way: "ldap", port: 8389, reason: "EADDRINUSE" });
  expect(directory).toMatch(/consulter l’annuaire .*\(port 8389\).: un autre programme l’occupe/);
  expect(said("toString")).toContain("le système répond toString.");
});
