import type { Words } from "../config/field.ts";
import { serviceCode } from "../config/key-services.ts";
import type { SpecialNumbers } from "../config/outside.ts";
import type { TelephoneKey } from "../config/telephone-keys.ts";
import { TERMS } from "../terms.ts";
import type { ViewedKey } from "./phones-view.ts";

/** What the words of keys are taken from. */
export interface KeyNames {
  /** Number of the extension that the telephone belongs to. */
  readonly own: string;
  readonly language: "fr" | "en";
  /** Who or what has a number; empty: nobody. */
  readonly nameOf: (number: string) => string;
}

/** A key as a telephone is told it: what it means in the codes of the office, and what stands beside it [POS-17]. Pure. */
export function toldKey(key: TelephoneKey, special: SpecialNumbers, names: KeyNames): ViewedKey {
  const { module, position } = key;
  return { module, position, ...doing(key, special), label: keyLabel(key, names) };
}

/** What is shown beside a key: its own words, else the name of what it names. */
export function keyLabel({ label, does }: Pick<TelephoneKey, "label" | "does">, names: KeyNames): string {
  const { language, nameOf, own } = names;
  if (label !== "") return label;
  switch (does.kind) {
    case "lamp":
    case "speed-dial":
    case "transfer":
    case "agent":
      return nameOf(does.number) || does.number;
    case "park":
      return `${capital(TERMS.phoneKey.park, language)} ${does.place}`;
    case "voicemail":
      return capital(TERMS.phoneKey.voicemail, language);
    case "service":
      return capital(TERMS.keyService[does.service], language);
    case "line":
      return own;
  }
}

const capital = (said: Words, language: "fr" | "en"): string =>
  said[language].slice(0, 1).toUpperCase() + said[language].slice(1);

/** A code that the office has not is a key that does nothing: the sense rules let none such pass. */
function doing({ does }: TelephoneKey, special: SpecialNumbers): Pick<ViewedKey, "kind" | "value"> {
  switch (does.kind) {
    case "lamp":
    case "speed-dial":
    case "transfer":
      return { kind: does.kind, value: does.number };
    case "park":
      return { kind: "park", value: does.place };
    case "voicemail":
      return { kind: "voicemail", value: special.voicemail };
    // The only account of the telephone.
    case "line":
      return { kind: "line", value: "1" };
    case "agent":
      return { kind: "speed-dial", value: `${special.agentLogin}${does.number}` };
    case "service": {
      const code = serviceCode(does.service, special) ?? "";
      // Whether the number is hidden can be watched by that code [PRE-04].
      return { kind: does.service === "hide-number" ? "lamp" : "speed-dial", value: code };
    }
  }
}
