import { inForm } from "../../../model/plan/number-form.ts";
import { toE164 } from "../../../model/plan/phone-number.ts";
import { comparable, ownNumber, presentable } from "../../../model/plan/presentable.ts";
import type { PbxExtension, PbxSite, PbxTrunk, PbxView } from "../../../model/snapshot/pbx-view.ts";

/** Who is behind a call that goes out by a line. */
export interface Emitter {
  /** Whose number and hiding counts; null: a caller from outside who is led out again. */
  readonly extension: Pick<PbxExtension, "presented" | "hidesNumber"> | null;
  /** Hidden for this call, or for now, whatever the configuration says [PRE-04]; null: as it says. */
  readonly hidden: boolean | null;
  /** The caller from outside whose number is relayed, E.164 [LIG-06, GRP-13]; null: nobody's. */
  readonly relayed: string | null;
  /** Where an emergency call stands; undefined for any other call. */
  readonly emergency?: { readonly site: PbxSite | null };
}

/** What the called person sees, and what the operator is told, in the form of the line [LIG-17…20, PRE-01…05]. */
export interface Presentation {
  /** Number in From; empty: the line has none to show, and the user of its account stands there. */
  readonly number: string;
  /** RFC 3323: From is anonymous, Privacy: id. */
  readonly hidden: boolean;
  /** A number of ours, for P-Asserted-Identity or P-Preferred-Identity; empty: none. */
  readonly own: string;
  /** `number` is a caller's from outside: a forward, told by Diversion or History-Info (RFC 7544). */
  readonly isRelayed: boolean;
}

/** Decides which number a line shows. Forced presentation beats the extension; an emergency is never hidden. */
export function presentationOf(view: PbxView, trunk: PbxTrunk, emitter: Emitter): Presentation {
  const { presentation } = trunk;
  const own = ownNumber(trunk);
  const inLine = (number: string): string => asLineWants(view, trunk, number);
  if (emitter.emergency !== undefined) {
    const number = emitter.emergency.site?.emergencyNumber || own;
    return { number: inLine(number), hidden: false, own: inLine(number), isRelayed: false };
  }
  if (presentation.forced) {
    return { number: inLine(own), hidden: presentation.hidden, own: inLine(own), isRelayed: false };
  }
  if (emitter.relayed !== null) {
    return { number: inLine(emitter.relayed), hidden: emitter.hidden ?? false, own: inLine(own), isRelayed: true };
  }
  const number = shownOf(trunk, emitter) ?? own;
  const hidden = emitter.hidden ?? (emitter.extension?.hidesNumber === true || presentation.hidden);
  return { number: inLine(number), hidden, own: inLine(number), isRelayed: false };
}

/** The extension's number, where it has one and the line lets it show [LIG-18, PRE-01, PRE-02]. */
function shownOf({ presentation }: PbxTrunk, { extension }: Emitter): string | undefined {
  if (extension === null || !presentation.ofExtension || extension.presented.automatic) return undefined;
  return extension.presented.number || undefined;
}

/** A number as the line wants it [LIG-14…16]; what is no public number goes out untouched. */
export function asLineWants({ place }: PbxView, { form, prefix }: PbxTrunk, number: string): string {
  const read = toE164(number, place.country);
  return read.kind === "outside" ? prefix + inForm(read.number, form, place.country) : number;
}

/** Whether the operator lets the line show this number (FIELD 4.3): one of its own, or one that is on its list. */
export function mayPresent({ place }: PbxView, trunk: PbxTrunk, number: string): boolean {
  const wanted = comparable(number, place.country);
  return number === "" || presentable(trunk).some((one) => comparable(one, place.country) === wanted);
}
