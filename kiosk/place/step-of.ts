/** What stands in an address where a name may stand: `/menus/ajouter` is the page of a new menu. */
export const PAGE_STEPS: readonly string[] = ["ajouter", "importer"];

/**
 * A name as one step of an address. A menu that somebody called « ajouter » stands behind an equals sign, which in
 * every other name is written in another way: its address is that of no page, whatever it is called.
 */
export const stepOf = (name: string): string => (PAGE_STEPS.includes(name) ? "=" : "") + encodeURIComponent(name);

/** The name that a step stands for; undefined: it cannot be decoded, no page has such an address. */
export function nameOf(step: string): string | undefined {
  try {
    return decodeURIComponent(step.startsWith("=") ? step.slice(1) : step);
  } catch {
    return undefined;
  }
}
