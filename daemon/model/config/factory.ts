import type { ConfigurationDocument } from "./document.ts";
import { FORMAT } from "./document.ts";
import { readDocument } from "./read-document.ts";

const PLACES = ["701", "702", "703", "704", "705", "706", "707", "708", "709"];
const NUMBERS = ["201", "202", "203", "204", "205"];

/** How the box leaves the factory: five extended phones [BRA-03, POS-02], group 800 with all of them [GRP-02], nine parking places. */
export function factoryDocument(): ConfigurationDocument {
  const read = readDocument({
    format: FORMAT,
    extensions: NUMBERS.map((number) => ({ number, name: `Poste ${number}` })),
    groups: [{ number: "800", name: "Général", members: NUMBERS }],
    parking: { next: "700", places: PLACES },
  });
  if (read.kind === "refused") throw new Error(`the factory document is refused: ${JSON.stringify(read.issues)}`);
  return read.document;
}
