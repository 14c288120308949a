/** How a line wants numbers: 0122334455, 0033122334455, +33122334455 or 33122334455 [LIG-14]. */
export const NUMBER_FORMS = ["national", "00", "e164", "bare"] as const;
export type NumberForm = (typeof NUMBER_FORMS)[number];
