import { expect, test } from "vitest";
import { confinement } from "./confinement.ts";

const ROOT = 0x1ff_ffff_ffffn;
const NET_BIND_SERVICE = 1n << 10n;
const high = { httpPort: 8080, httpsPort: 8443, phonesPort: 8667 };
const low = { httpPort: 80, httpsPort: 443, phonesPort: 8667 };

test("started by root, it keeps nothing and may never gain anything", () => {
  expect(confinement(high, ROOT)).toEqual([
    "setpriv",
    "--no-new-privs",
    "--bounding-set=-all",
    "--inh-caps=-all",
    "--ambient-caps=-all",
  ]);
});

test("to listen on port 443 it keeps that one privilege", () => {
  expect(confinement(low, ROOT)).toEqual([
    "setpriv",
    "--no-new-privs",
    "--bounding-set=-all,+net_bind_service",
    "--inh-caps=-all,+net_bind_service",
    "--ambient-caps=-all,+net_bind_service",
  ]);
});

test("started by a user with that privilege only, the bounding set is left as it is", () => {
  expect(confinement({ ...high, httpsPort: 443 }, NET_BIND_SERVICE)).toEqual([
    "setpriv",
    "--no-new-privs",
    "--inh-caps=-all,+net_bind_service",
    "--ambient-caps=-all,+net_bind_service",
  ]);
});

test("nobody hands on a privilege that he does not have", () => {
  expect(confinement(low, 0n)).toEqual(["setpriv", "--no-new-privs", "--inh-caps=-all", "--ambient-caps=-all"]);
});
