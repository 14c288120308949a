import type { DialPlan } from "../dial-plan.ts";

/** What was dialled, with its codes taken off and short numbers written out. */
export interface Dialled {
  readonly number: string;
  /** A code before it hides the caller for this call. */
  readonly isHiddenOnce: boolean;
  /** The short number that it was, for the reasons; null: it was none. */
  readonly short: string | null;
}

/** Reads what a telephone has dialled [A-33, ABR-02]. Only one short number is followed. */
export function readDialled(plan: DialPlan, dialled: string): Dialled {
  const bare = dialled.replaceAll(/[\s.()-]/g, "");
  const { hideOnce } = plan.view.specialNumbers;
  const code = hideOnce.find((one) => one !== "" && bare.startsWith(one) && bare.length > one.length);
  const number = code === undefined ? bare : bare.slice(code.length);
  const full = plan.shortNumbers.get(number);
  return { number: full ?? number, isHiddenOnce: code !== undefined, short: full === undefined ? null : number };
}
