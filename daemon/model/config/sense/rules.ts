import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";

/** A short number never leads to another one, nor to itself [ABR-05]. */
export function shortNumbersEnd({ shortNumbers }: ConfigurationDocument): readonly Issue[] {
  const short = new Set(shortNumbers.map(({ number }) => number));
  return shortNumbers.flatMap(({ number, full }, index) =>
    short.has(full)
      ? [
          {
            path: pointer("shortNumbers", index, "full"),
            code: "short-number-loop",
            message: `Le numéro abrégé ${number} mène à ${full}, qui est lui-même un numéro abrégé.`,
            english: `The short number ${number} leads to ${full}, which is a short number itself.`,
          },
        ]
      : [],
  );
}

/** No service code hides another: none is the beginning of another one [MEX-06]. */
export function specialNumbersDiffer({ specialNumbers }: ConfigurationDocument): readonly Issue[] {
  const codes = [
    { code: specialNumbers.toggleHidden, path: pointer("specialNumbers", "toggleHidden") },
    ...specialNumbers.hideOnce.map((code, at) => ({ code, path: pointer("specialNumbers", "hideOnce", at) })),
    ...specialNumbers.pickUp.map((code, at) => ({ code, path: pointer("specialNumbers", "pickUp", at) })),
    ...specialNumbers.callBack.map((code, at) => ({ code, path: pointer("specialNumbers", "callBack", at) })),
    { code: specialNumbers.cancelCallBack, path: pointer("specialNumbers", "cancelCallBack") },
    { code: specialNumbers.intercom, path: pointer("specialNumbers", "intercom") },
    { code: specialNumbers.agentLogin, path: pointer("specialNumbers", "agentLogin") },
    { code: specialNumbers.agentPause, path: pointer("specialNumbers", "agentPause") },
    { code: specialNumbers.leaveMessage, path: pointer("specialNumbers", "leaveMessage") },
  ].filter(({ code }) => code !== "");
  return codes.flatMap(({ code, path }, index) => {
    const other = codes.find((one, at) => at !== index && code.startsWith(one.code));
    return other === undefined
      ? []
      : [
          {
            path,
            code: "special-number-taken",
            message: `Le code ${code} commence comme le code ${other.code} : composez-les différemment.`,
            english: `The code ${code} begins like the code ${other.code}: choose different ones.`,
          },
        ];
  });
}

/** Codes of absence are dialled `*26#`, `#26#` or `*21*…`: none is another one, or hidden by one that a number follows. */
export function absenceCodesDiffer({ specialNumbers }: ConfigurationDocument): readonly Issue[] {
  const { absence, toggleHidden, hideOnce, pickUp, callBack, cancelCallBack, intercom, agentLogin, agentPause } =
    specialNumbers;
  const { leaveMessage } = specialNumbers;
  const bare = (code: string): string => code.replace(/#$/, "");
  const taken = [
    ...[toggleHidden, ...callBack, cancelCallBack, agentPause]
      .filter((code) => code !== "")
      .map((code) => ({ code: bare(code), isOpen: false })),
    ...[...hideOnce, ...pickUp, intercom, agentLogin, leaveMessage]
      .filter((code) => code !== "")
      .map((code) => ({ code, isOpen: true })),
  ];
  return Object.entries(absence).flatMap(([kind, codes]) =>
    codes.flatMap((digits, at): Issue[] => {
      const own = [kind === "doNotDisturb" ? `*${digits}` : `*${digits}*`, `#${digits}`];
      const other = taken.find(({ code, isOpen }) =>
        own.some((one) => one === code || `${one}#` === code || (isOpen && one.startsWith(code))),
      );
      taken.push(...own.map((code) => ({ code, isOpen: false })));
      if (other === undefined) return [];
      return [
        {
          path: pointer("specialNumbers", "absence", kind, at),
          code: "special-number-taken",
          message: `Le code ${digits} se composerait comme le code ${other.code} : choisissez-en un autre.`,
          english: `The code ${digits} would be dialled like the code ${other.code}: choose another one.`,
        },
      ];
    }),
  );
}

/** Rules and lines name sites that exist. */
export function sitesOfRulesExist({
  sites,
  outboundRules,
  messageRules,
  trunks,
}: ConfigurationDocument): readonly Issue[] {
  const names = new Set(sites.map(({ name }) => name));
  const all = [
    ...outboundRules.map(({ site }, index) => ({ site, path: pointer("outboundRules", index, "site") })),
    ...messageRules.map(({ site }, index) => ({ site, path: pointer("messageRules", index, "site") })),
    ...trunks.map(({ site }, index) => ({ site, path: pointer("trunks", index, "site") })),
  ];
  return all.flatMap(({ site, path }) =>
    site === null || names.has(site)
      ? []
      : [
          {
            path,
            code: "unknown-site",
            message: `Le site « ${site} » n'existe pas.`,
            english: `There is no site "${site}".`,
          },
        ],
  );
}

/** A time zone that nobody knows would stop every time range. */
export function timeZoneExists({ system }: ConfigurationDocument): readonly Issue[] {
  try {
    new Intl.DateTimeFormat("fr", { timeZone: system.timeZone });
    return [];
  } catch {
    return [
      {
        path: pointer("system", "timeZone"),
        code: "unknown-time-zone",
        message: `Le fuseau horaire ${system.timeZone} n'existe pas.`,
        english: `There is no time zone ${system.timeZone}.`,
      },
    ];
  }
}
