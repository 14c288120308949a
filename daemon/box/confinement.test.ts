import { expect, test } from "vitest";
import { confinement, missing, neededFor, withoutLent } from "./confinement.ts";

const ROOT = 0x1ff_ffff_ffffn;
const NET_BIND_SERVICE = 1n << 10n;

test("who listens on a port below 1024 needs one privilege for it, others none", () => {
  expect(neededFor([8080, 443])).toEqual(["net_bind_service"]);
  expect(neededFor([1024, 8443])).toEqual([]);
  expect(neededFor([])).toEqual([]);
});

test("what cannot be lent is what we do not have ourselves", () => {
  expect(missing(["net_admin", "net_bind_service"], NET_BIND_SERVICE)).toEqual(["net_admin"]);
  expect(missing(["net_admin", "net_raw"], ROOT)).toEqual([]);
});

test("started by root, it keeps nothing and may never gain anything", () => {
  expect(confinement([], ROOT)).toEqual([
    "setpriv",
    "--no-new-privs",
    "--bounding-set=-all",
    "--inh-caps=-all",
    "--ambient-caps=-all",
  ]);
});

test("to listen on port 443 it keeps that one privilege", () => {
  expect(confinement(["net_bind_service"], ROOT)).toEqual([
    "setpriv",
    "--no-new-privs",
    "--bounding-set=-all,+net_bind_service",
    "--inh-caps=-all,+net_bind_service",
    "--ambient-caps=-all,+net_bind_service",
  ]);
});

test("started by a user with that privilege only, the bounding set is left as it is", () => {
  expect(confinement(["net_bind_service"], NET_BIND_SERVICE)).toEqual([
    "setpriv",
    "--no-new-privs",
    "--inh-caps=-all,+net_bind_service",
    "--ambient-caps=-all,+net_bind_service",
  ]);
});

test("nobody hands on a privilege that he does not have", () => {
  expect(confinement(["net_bind_service"], 0n)).toEqual([
    "setpriv",
    "--no-new-privs",
    "--inh-caps=-all",
    "--ambient-caps=-all",
  ]);
});

test("what is lent to those that see to the network is nobody else's", () => {
  const NET_ADMIN = 1n << 12n;

  expect(withoutLent(NET_BIND_SERVICE)).toEqual([]);
  expect(withoutLent(NET_BIND_SERVICE | NET_ADMIN)).toEqual([
    "setpriv",
    "--inh-caps=-net_admin",
    "--ambient-caps=-net_admin",
  ]);
  expect(withoutLent(ROOT)).toEqual([
    "setpriv",
    "--bounding-set=-net_admin,-net_raw",
    "--inh-caps=-net_admin,-net_raw",
    "--ambient-caps=-net_admin,-net_raw",
  ]);
});
