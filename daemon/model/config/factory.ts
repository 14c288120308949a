import type { ConfigurationDocument } from "./document.ts";
import { FORMAT } from "./document.ts";
import { readDocument } from "./read-document.ts";

const NUMBERS = ["201", "202", "203", "204", "205"];

/** How the box leaves the factory: five extended phones [BRA-03, POS-02] and group 800 with all of them [GRP-02]. */
export function factoryDocument(): ConfigurationDocument {
  const read = readDocument({
    format: FORMAT,
    extensions: NUMBERS.map((number) => ({ number, name: `Poste ${number}` })),
    groups: [{ number: "800", name: "Général", members: NUMBERS }],
  });
  if (read.kind === "refused") throw new Error(`the factory document is refused: ${JSON.stringify(read.issues)}`);
  return read.document;
}
