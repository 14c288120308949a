import { describe, expect, test } from "vitest";
import { menu } from "../../../daemon/model/config/office.fixture.ts";
import { type MenuPlace, outcomeOf, planOf } from "./menu-map.ts";

const numbers = [
  { number: "601", name: "accueil" },
  { number: "602", name: "seul" },
];
const day = menu(
  "Jour",
  { "1": "202", "2": { kind: "menu", menu: "Vente" }, "3": "602", "9": { kind: "by-name" } },
  { number: "601", expirySeconds: 10, onExpiry: { kind: "menu", menu: "Nuit" } },
);
const sales = menu("Vente", { "0": { kind: "menu", menu: "Jour" }, "1": { kind: "menu", menu: "Nuit" } });
const night = menu("Nuit");
const lost = menu("Oublié", { "1": "201" });
const server = { menus: [day, sales, night, lost], numbers };

/** In short: `Jour(1=202 …)`. */
const short = ({ menu: name, drawn, isDeadEnd, ways }: MenuPlace): string => {
  const inside = ways.map(({ choice, to, place }) => {
    const where = place === null ? (to.kind === "number" ? to.number : to.kind) : short(place);
    return `${choice}=${where}`;
  });
  return `${name}${isDeadEnd ? "!" : ""}${drawn === "here" ? `(${inside.join(" ")})` : `[${drawn}]`}`;
};

describe("the plan of the voice server", () => {
  test("SVI-25: menus lead to menus; loops, dead ends and what is drawn already are marked", () => {
    expect(planOf(server).map(({ number, place }) => [number?.number, place && short(place)])).toEqual([
      ["601", "Jour(1=202 2=Vente(0=Jour[loop] 1=Nuit!()) 3=602 9=by-name expiry=Nuit![elsewhere])"],
      ["602", null],
      [undefined, "Oublié(1=201)"],
    ]);
  });

  test("a key that leads to a number of the voice server leads into its menu", () => {
    const menus = [menu("A", { "1": "602" }, { number: "601" }), menu("B", { "1": "201" }, { number: "602" })];
    expect(short(planOf({ menus, numbers })[0]?.place ?? fail())).toBe("A(1=B(1=201))");
  });

  test("a menu that is not there (any more) is told as missing", () => {
    const menus = [menu("A", { "1": { kind: "menu", menu: "Z" } }, { number: "601" })];
    expect(short(planOf({ menus, numbers })[0]?.place ?? fail())).toBe("A(1=Z[missing])");
  });
});

test("SVI-14 SVI-17 SVI-18 SVI-24: a walk takes the way of a key, of no key in time, or hears the announcement again", () => {
  const after = (choice: Parameters<typeof outcomeOf>[2]) => outcomeOf(server, day, choice);
  expect([after("1"), after("2"), after("9"), after("expiry"), after("5")]).toEqual([
    { kind: "number", number: "202" },
    { kind: "menu", menu: "Vente" },
    { kind: "by-name" },
    { kind: "menu", menu: "Nuit" },
    { kind: "again" },
  ]);
});

const fail = (): never => {
  throw new Error("there is no such place");
};
