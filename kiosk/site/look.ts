/** Light or dark, or as the machine has it. */
export type Look = "auto" | "light" | "dark";

export const looks: readonly Look[] = ["auto", "light", "dark"];

export const isLook = (value: unknown): value is Look => looks.some((look) => look === value);

export const firstLook = (remembered: string | null): Look => (isLook(remembered) ? remembered : "auto");
