/**
 * Internal numbers: what people dial inside the office. Extensions, groups and whatever else can be dialled share one
 * number space [MEN-28].
 */

/** 2 to 10 digits. Star codes are not numbers; a single digit is left to menus. */
export const INTERNAL_NUMBER = "^[0-9]{2,10}$";

/** Numbers that every telephone in France must reach (ARCEP, plan national de numérotation); nobody may be called so. */
export const EMERGENCY_NUMBERS: readonly string[] = [
  "15",
  "17",
  "18",
  "112",
  "114",
  "115",
  "119",
  "191",
  "196",
  "197",
  "116000",
  "116111",
  "116117",
];

export const isEmergencyNumber = (number: string): boolean => EMERGENCY_NUMBERS.includes(number);
