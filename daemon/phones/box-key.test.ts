import { expect, test } from "vitest";
import { BoxKey } from "./box-key.ts";

const key = new BoxKey(Buffer.alloc(32, 7));
const phone = { macAddress: "001565112233", generation: 1 };

test("each telephone has a token and passwords of its own, and others once it is let in again", () => {
  const whose = [phone, { ...phone, generation: 2 }, { ...phone, macAddress: "001565112234" }];
  const tokens = whose.map((one) => key.tokenOf(one));
  const passwords = whose.flatMap((one) => Object.values(key.passwordsOf(one)));

  expect(new Set(tokens).size).toBe(3);
  expect(tokens.every((token) => /^[a-z2-9]{26}$/.test(token))).toBe(true);
  expect(new Set(passwords).size).toBe(6);
  expect(passwords.every((password) => /^[0-9]{8}$/.test(password))).toBe(true);
  expect(key.tokenOf(phone)).toBe(tokens[0]);
});

test("a token is good for its telephone and its time only", () => {
  const token = key.tokenOf(phone);
  expect(key.isToken(phone, token)).toBe(true);
  for (const other of ["", token.slice(1), `${token}a`, token.toUpperCase()])
    expect(key.isToken(phone, other)).toBe(false);
  expect(key.isToken({ ...phone, generation: 2 }, token)).toBe(false);
  expect(new BoxKey(Buffer.alloc(32, 8)).isToken(phone, token)).toBe(false);
});
