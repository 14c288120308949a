import { expect, test } from "vitest";
import { extension, office } from "../office.fixture.ts";
import { noSecrets } from "../secrets.ts";
import { changedSecrets, secretChanges } from "./changed-secrets.ts";
import { tellChange } from "./tell-change.ts";

const secrets = (sipPassword: string, passwordHash: string | null = null) => ({
  ...noSecrets,
  extensions: { "201": { sipPassword, passwordHash }, "202": { sipPassword: "b", passwordHash: null } },
});

test("a password that is another one is known by its number, whatever it is", () => {
  expect(changedSecrets(secrets("a"), secrets("c"))).toEqual(["201"]);
  expect(changedSecrets(secrets("a"), secrets("a", "hash"))).toEqual(["201"]);
  expect(changedSecrets(secrets("a"), secrets("a"))).toEqual([]);
  expect(changedSecrets({ ...noSecrets, agents: { "301": "hash" } }, { ...noSecrets, agents: {} })).toEqual(["301"]);
});

test("it is told of what was there before and still is, and never what it says", () => {
  const before = office({ extensions: [extension("201"), extension("202")] });
  const after = office({ extensions: [extension("201"), extension("203")] });

  const told = secretChanges(before, after, ["201", "202", "203"]).map(tellChange);

  expect(told).toMatchObject([{ title: { fr: "Poste 201" }, sentences: [{ fr: "mot de passe changé" }] }]);
});
