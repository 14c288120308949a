import { expect, test } from "vitest";
import { office } from "../config/office.fixture.ts";
import type { KeyDoes } from "../config/telephone-keys.ts";
import { toldKey } from "./told-key.ts";

const names = { own: "201", language: "fr", nameOf: (number: string) => (number === "202" ? "Accueil" : "") } as const;
const { specialNumbers } = office();
const told = (does: KeyDoes, label = "") => {
  const { kind, value, label: shown } = toldKey({ module: 0, position: 1, does, label }, specialNumbers, names);
  return [kind, value, shown];
};

test.each<readonly [does: KeyDoes, expected: readonly string[]]>([
  [{ kind: "line" }, ["line", "1", "201"]],
  [{ kind: "lamp", number: "202" }, ["lamp", "202", "Accueil"]],
  [{ kind: "speed-dial", number: "0122334455" }, ["speed-dial", "0122334455", "0122334455"]],
  [{ kind: "transfer", number: "202" }, ["transfer", "202", "Accueil"]],
  [{ kind: "park", place: "701" }, ["park", "701", "Parking 701"]],
  [{ kind: "voicemail" }, ["voicemail", "500", "Messagerie"]],
  [{ kind: "agent", number: "101" }, ["speed-dial", "*22101", "101"]],
  [{ kind: "service", service: "pick-up" }, ["speed-dial", "*8", "Interception"]],
  [{ kind: "service", service: "hide-number" }, ["lamp", "*69", "Masquer le numéro"]],
  [{ kind: "service", service: "do-not-disturb" }, ["speed-dial", "*26#", "Ne pas déranger"]],
  [{ kind: "service", service: "end-do-not-disturb" }, ["speed-dial", "#26#", "Fin de ne pas déranger"]],
  [{ kind: "service", service: "end-forward" }, ["speed-dial", "#21#", "Fin du renvoi"]],
  [{ kind: "service", service: "agent-log-out" }, ["speed-dial", "*22", "Déconnexion d'un agent"]],
  [{ kind: "service", service: "agent-pause" }, ["speed-dial", "*23", "Pause d'un agent"]],
  [{ kind: "service", service: "cancel-call-back" }, ["speed-dial", "#37", "Annulation du rappel"]],
])("a key that is %j is told by the codes of the office, with the name of what it names", (does, expected) => {
  expect(told(does)).toEqual(expected);
});

test("words of its own stand before any name", () => {
  expect(told({ kind: "lamp", number: "202" }, "Standard")).toEqual(["lamp", "202", "Standard"]);
});
