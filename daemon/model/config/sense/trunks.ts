import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";
import type { Trunk } from "../trunks.ts";

/** A line has what its kind of registration needs [LIG-08, LIG-09, A-08]. */
export const trunksComplete = ({ trunks }: ConfigurationDocument): readonly Issue[] =>
  trunks.flatMap((trunk, index) => {
    const { registration, user, addresses, asksPassword } = trunk;
    const needsUser = registration !== "none" || asksPassword;
    return [
      ...(needsUser && user === ""
        ? [missing(trunk, index, "user", "l'identifiant de son compte SIP", "the user of its SIP account")]
        : []),
      ...(registration !== "inbound" && addresses.length === 0
        ? [missing(trunk, index, "addresses", "l'adresse de l'opérateur", "the address of the operator")]
        : []),
    ];
  });

/** Keys of SRTP in the clear protect nobody (RFC 4568 §5). */
export const srtpNeedsTls = ({ trunks }: ConfigurationDocument): readonly Issue[] =>
  trunks.flatMap(({ name, srtp, transport }, index) =>
    srtp === "never" || transport === "tls"
      ? []
      : [
          {
            path: pointer("trunks", index, "srtp"),
            code: "srtp-without-tls",
            message: `La ligne « ${name} » ne peut chiffrer le son qu'en TLS.`,
            english: `The line "${name}" can encrypt its sound with TLS only.`,
          },
        ],
  );

/** A public number ends on one line. */
export function trunkNumbersUnique({ trunks }: ConfigurationDocument): readonly Issue[] {
  const first = new Map<string, string>();
  return trunks.flatMap(({ name, numbers }, index) =>
    numbers.flatMap(({ number }, at) => {
      const holder = first.get(number);
      if (holder === undefined) {
        first.set(number, name);
        return [];
      }
      return [
        {
          path: pointer("trunks", index, "numbers", at, "number"),
          code: "public-number-taken",
          message: `Le numéro ${number} est déjà celui de la ligne « ${holder} ».`,
          english: `The number ${number} is already that of the line "${holder}".`,
        },
      ];
    }),
  );
}

const missing = ({ name }: Trunk, index: number, field: string, fr: string, en: string): Issue => ({
  path: pointer("trunks", index, field),
  code: "trunk-incomplete",
  message: `Il manque à la ligne « ${name} » ${fr}.`,
  english: `The line "${name}" lacks ${en}.`,
});
