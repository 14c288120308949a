import { outboundRule, trunk } from "../model/config/office.fixture.ts";
import type { Trunk } from "../model/config/trunks.ts";
import type { PbxTrunk, PbxView } from "../model/snapshot/pbx-view.ts";
import { office } from "./office.fixture.ts";

/**
 * A line as pbx sees it, known outside by 01 22 33 44 NN of its number; 900 is at
 * 198.51.100.1, 901 at 198.51.100.2.
 */
export const line = (number: string, change: Partial<Trunk> = {}): PbxTrunk => ({
  ...trunk(number, {
    user: `user-${number}`,
    domain: "operator.example",
    numbers: [{ number: `01223344${number.slice(-2)}`, extension: null }],
    extension: "201",
    addresses: [{ host: `198.51.100.${Number(number) - 899}`, port: 5060 }],
    ...change,
  }),
  password: "secret of the line",
  ha1: null,
});

/** The small office with two lines, 900 and 901, and the rules of the guide: 0, 1 and 3, by 900 and then by 901. */
export const outsideOffice = (change: Partial<PbxView> = {}): PbxView =>
  office({
    trunks: [line("900"), line("901")],
    outboundRules: ["900", "901"].flatMap((number) =>
      ["0", "1", "3"].map((prefix) => outboundRule(number, { prefix })),
    ),
    ...change,
  });
