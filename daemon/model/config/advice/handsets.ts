import { telephonesOf } from "../../snapshot/telephones-of.ts";
import type { ConfigurationDocument } from "../document.ts";
import type { Extension } from "../extensions.ts";
import { words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import { warning } from "./warning.ts";

/** A base has the keys of its first handset, if it has any at all: those of the others reach nobody [POS-17]. */
export const keysOfFurtherHandsets = ({ extensions }: ConfigurationDocument): readonly Issue[] =>
  telephonesOf(extensions).flatMap(({ extensions: [first, ...others] }) =>
    others.filter(({ keys }) => keys.length > 0).map((one) => keysUnused(extensions.indexOf(one), one, first)),
  );

/** The number of a handset says nothing where no base is named [POS-07]. */
export const handsetsOfNoBase = ({ extensions }: ConfigurationDocument): readonly Issue[] =>
  extensions.flatMap(({ number, name, macAddress, handset }, index) =>
    handset === null || macAddress !== null
      ? []
      : [
          warning(
            pointer("extensions", index, "handset"),
            "handset-of-no-base",
            words(
              `Le poste « ${name} » (${number}) a le combiné ${handset}, mais aucune base : indiquez l'adresse MAC de la base.`,
              `Extension "${name}" (${number}) has handset ${handset} but no base: give the MAC address of the base.`,
            ),
          ),
        ],
  );

const keysUnused = (index: number, { number, name }: Extension, first: Extension): Issue =>
  warning(
    pointer("extensions", index, "keys"),
    "keys-of-further-handset",
    words(
      `Les touches du poste « ${name} » (${number}) ne servent pas : sa base DECT a celles de son premier combiné, du poste « ${first.name} » (${first.number}).`,
      `The keys of extension "${name}" (${number}) are not used: its DECT base has those of its first handset, of extension "${first.name}" (${first.number}).`,
    ),
  );
