import { oneLine } from "../../keys/one-line.ts";

/** What tells a telephone to forget a value, so no value may read so. */
const forget = /^%(NULL|EMPTY)%$/i;

/** A text as one value: nothing ends its line, and it does not read as the word that takes values away. */
export const yealinkText = (text: string): string => oneLine(text).replace(forget, "$1");

export const FORGET = "%NULL%";
