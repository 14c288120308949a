import { describe, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "../../kit/password-hash.ts";
import { computeHa1 } from "./ha1.ts";
import { generateSipPassword } from "./sip-password.ts";

/** Cheap, for tests; what is in a hash decides how it is verified. */
const cost = { N: 16, r: 1, p: 1 };

describe("passwords of people", () => {
  test("the right one is accepted, any other is not", async () => {
    const hash = await hashPassword("un mot de passe", cost);

    expect(await verifyPassword("un mot de passe", hash)).toBe(true);
    expect(await verifyPassword("un mot de passé", hash)).toBe(false);
    expect(await verifyPassword("", hash)).toBe(false);
  });

  test("the same password is never hashed twice alike, and the hash does not hold it", async () => {
    const [one, other] = [await hashPassword("secret", cost), await hashPassword("secret", cost)];

    expect(one).toMatch(/^scrypt\$16\$1\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(one).not.toContain("secret");
  });

  test("an accent is the same however the keyboard composes it", async () => {
    expect(await verifyPassword("\u0065\u0301te\u0301", await hashPassword("\u00e9t\u00e9", cost))).toBe(true);
  });

  test.each([null, "", "scrypt$16$1$1$x$y", "plain", "bcrypt$16$1$1$aaaaaaaaaaaaaaaaaaaaaa$b"])(
    "nobody gets in with the hash %j",
    async (hash) => {
      expect(await verifyPassword("secret", hash)).toBe(false);
    },
  );
});

describe("passwords of telephones", () => {
  test("24 characters that nobody confuses, never twice the same", () => {
    const made = new Set(Array.from({ length: 1000 }, generateSipPassword));

    expect(made.size).toBe(1000);
    for (const password of made) expect(password).toMatch(/^[a-zA-Z3-9]{24}$/);
    expect([...made].join("")).not.toMatch(/[0O1lI5S2Z8B]/);
  });

  test("HA1 of the examples in RFC 2617 §3.5 and RFC 7616 §3.9.1", () => {
    expect(computeHa1("Mufasa", "testrealm@host.com", "Circle Of Life").md5).toBe("939e7578ed9e3c518a452acee763bce9");
    expect(computeHa1("Mufasa", "http-auth@example.org", "Circle of Life").sha256).toBe(
      "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232",
    );
  });
});
