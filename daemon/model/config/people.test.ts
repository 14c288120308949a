import { expect, test } from "vitest";
import { extension, group, office } from "./office.fixture.ts";
import { asNumber, numbersOf, personHash, personOf, withPersonPassword } from "./people.ts";
import { noSecrets, type Secrets } from "./secrets.ts";

const document = office({
  extensions: [extension("201", { name: "Gérant" }), extension("202")],
  groups: [group("800", ["201", "202"]), group("801", ["202"])],
  externalNumbers: [{ name: "Mobile", number: "0601020304", ringsWith: null }],
});
const secrets: Secrets = {
  ...noSecrets,
  extensions: { "201": { sipPassword: "s", passwordHash: "h-201" }, "800": { sipPassword: "s", passwordHash: "old" } },
  people: { "0601020304": "h-mobile" },
};
const hashOf = (number: string) => {
  const person = personOf(number, document);
  return person === null ? undefined : personHash(person, secrets);
};

test("CNX-09: an extension, a group and a number outside sign in by their number, however it is typed", () => {
  expect(personOf("201", document)).toEqual({ number: "201", name: "Gérant", kind: "extension" });
  expect(personOf("800", document)).toMatchObject({ kind: "group" });
  expect(personOf(asNumber("06 01.02-03 04"), document)).toMatchObject({ kind: "external-number", name: "Mobile" });
  expect(personOf("299", document)).toBeNull();
});

test("CNX-09: no password, no access; and none that somebody else had under the same number", () => {
  expect(hashOf("201")).toBe("h-201");
  expect(hashOf("202")).toBeNull();
  expect(hashOf("0601020304")).toBe("h-mobile");
  expect(hashOf("800")).toBeNull();
});

test("who has access may choose another password, and nobody gives himself one", () => {
  const person = (number: string) => {
    const found = personOf(number, document);
    if (found === null) throw new Error(number);
    return found;
  };

  expect(withPersonPassword(secrets, person("201"), "new")?.extensions["201"]).toEqual({
    sipPassword: "s",
    passwordHash: "new",
  });
  expect(withPersonPassword(secrets, person("0601020304"), "new")?.people).toEqual({ "0601020304": "new" });
  expect(withPersonPassword(secrets, person("202"), "new")).toBeNull();
  expect(withPersonPassword(secrets, person("800"), "new")).toBeNull();
});

test("messages of a group are its members'", () => {
  expect(numbersOf("202", document)).toEqual(["202", "800", "801"]);
  expect(numbersOf("800", document)).toEqual(["800"]);
});
