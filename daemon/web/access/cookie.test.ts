import { expect, test } from "vitest";
import { bearerToken, dropLoginCookie, loginCookie, setLoginCookie } from "./cookie.ts";

const token = "a".repeat(43);

test("a login is found among other cookies", () => {
  expect(loginCookie(`theme=dark; __Host-sipleo=${token}; x=1`)).toBe(token);
});

test.each([
  undefined,
  "",
  `sipleo=${token}`,
  `__Host-sipleo=${token}; __Host-sipleo=${token}`,
  "__Host-sipleo=",
  "__Host-sipleo=a b",
])("%s holds no login", (field) => {
  expect(loginCookie(field)).toBeUndefined();
});

test("a cookie is for this host alone, and out of the reach of scripts", () => {
  expect(setLoginCookie(token, null)).toBe(`__Host-sipleo=${token}; Path=/; Secure; HttpOnly; SameSite=Strict`);
  expect(setLoginCookie(token, 60)).toMatch(/; Max-Age=60$/);
  expect(dropLoginCookie()).toBe("__Host-sipleo=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
});

test("a program says what it holds", () => {
  expect(bearerToken(`Bearer ${token}`)).toBe(token);
  expect(bearerToken(`Basic ${token}`)).toBeUndefined();
  expect(bearerToken(`Bearer ${token} x`)).toBeUndefined();
});
