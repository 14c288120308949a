/** Any text as one line: without control characters, line ends of any script, halves of a character, blanks at its ends. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, "").trim();
