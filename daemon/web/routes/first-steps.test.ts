import { expect, test } from "vitest";
import type { EmergencyProof } from "../../contracts/emergency-proof.ts";
import { factoryDocument } from "../../model/config/factory.ts";
import { firstSteps } from "./first-steps.ts";

const proof = (revision: number, ...verdicts: readonly ("proved" | "weak" | "failed")[]): EmergencyProof => ({
  at: 0,
  revision,
  sites: verdicts.map((verdict) => ({ site: null, extension: "201", numbers: [], lines: [], verdict })),
});

test("a box from the factory lacks everything", () => {
  expect(firstSteps(factoryDocument(), null, 1)).toEqual({
    hasLine: false,
    hasPlanning: false,
    hasVoicemailByMail: false,
    help: null,
  });
});

test("of many sites the worst counts, and a proof of another revision is none", () => {
  const help = (given: EmergencyProof) => firstSteps(factoryDocument(), given, 7).help;

  expect(help(proof(7, "proved", "weak"))).toBe("weak");
  expect(help(proof(7, "proved", "failed", "weak"))).toBe("failed");
  expect(help(proof(7, "proved", "proved"))).toBe("proved");
  expect(help(proof(6, "proved"))).toBeNull();
});

test("a group that has a planning has opening hours, and a mailbox tells by e-mail once there is a server", () => {
  const factory = factoryDocument();
  const [group] = factory.groups;
  if (group === undefined) throw new Error("a factory without a group");
  const planned = { ...factory, groups: [{ ...group, planning: { week: [], holidays: null, closures: [] } }] };

  expect(firstSteps(planned, null, 1)).toMatchObject({ hasPlanning: true, hasVoicemailByMail: false });
  expect(firstSteps({ ...planned, mail: { ...factory.mail, host: "smtp.example" } }, null, 1).hasVoicemailByMail).toBe(
    false,
  );
});
