import { expect, test } from "vitest";
import { settingsAddress, telephoneOptions } from "./telephone-options.ts";

test("an installer types the address of the box into the router, for Aastra also in option 43", () => {
  const options = telephoneOptions("http://10.0.0.2:8667/");

  expect(options.map(({ code }) => code)).toEqual(["66", "114", "160", "43"]);
  expect(new Set(options.slice(0, 3).map(({ value }) => value))).toEqual(new Set(["http://10.0.0.2:8667/"]));
  // 2: the address, 21 bytes; 3: no redirection.
  expect(options[3]?.value).toBe("0215687474703a2f2f31302e302e302e323a383636372f030100");
});

test("telephones are told an address of the box, also when the browser came by a name", () => {
  const interfaces = [{ address: "10.0.0.2" }, { address: "192.168.1.10" }];

  expect(settingsAddress("192.168.1.10", interfaces, 8667)).toBe("http://192.168.1.10:8667/");
  expect(settingsAddress("box.example", interfaces, 8667)).toBe("http://10.0.0.2:8667/");
  expect(settingsAddress("box.example", [], 8667)).toBe("http://box.example:8667/");
});
