import { comparable, presentable } from "../../plan/presentable.ts";
import type { ConfigurationDocument } from "../document.ts";
import { words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import { warning } from "./warning.ts";

/** A number that is shown, where it is written, and the lines by which it would be. */
interface Shown {
  readonly number: string;
  readonly path: string;
  readonly trunks: readonly string[];
}

/** A number that the operator of a line does not let it show: calls with it are cut, or shown otherwise [LIG-18, PRE-01]. */
export function numbersNotAllowed(document: ConfigurationDocument): readonly Issue[] {
  const { trunks, system } = document;
  const allows = new Map(
    trunks.map((trunk) => [
      trunk.number,
      new Set(presentable(trunk).map((number) => comparable(number, system.country))),
    ]),
  );
  return shownNumbers(document).flatMap(({ number, path, trunks: ways }) => {
    if (number === "") return [];
    const shown = comparable(number, system.country);
    const refusing = ways.filter((trunk) => allows.get(trunk)?.has(shown) === false);
    if (refusing.length === 0) return [];
    const list = refusing.slice(0, 5).join(", ");
    return [
      warning(
        path,
        "may-not-present",
        words(
          `Le ${number} n'est pas parmi les numéros que l'opérateur autorise à présenter (ligne ${list}).`,
          `${number} is not among the numbers that the operator lets the line show (line ${list}).`,
        ),
      ),
    ];
  });
}

function shownNumbers(document: ConfigurationDocument): readonly Shown[] {
  const { extensions, groups, sites, trunks, outboundRules } = document;
  const used = new Set(outboundRules.map(({ trunk }) => trunk));
  const open = trunks
    .filter(({ number, presentation }) => used.has(number) && presentation.ofExtension && !presentation.forced)
    .map(({ number }) => number);
  const presented = (
    section: string,
    list: readonly { readonly presented: { automatic: boolean; number: string } }[],
  ) =>
    list.flatMap(({ presented: { automatic, number } }, index) =>
      automatic || number === ""
        ? []
        : [{ number, path: pointer(section, index, "presented", "number"), trunks: open }],
    );
  return [
    ...presented("extensions", extensions),
    ...presented("groups", groups),
    ...sites.map(({ emergencyNumber: number, emergencyTrunks }, index) => {
      return { number, path: pointer("sites", index, "emergencyNumber"), trunks: emergencyTrunks };
    }),
  ];
}
