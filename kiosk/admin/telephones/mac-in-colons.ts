/** `E434D7300542` as the guide lists it: `E4:34:D7:30:05:42` [DHC-02]. */
export const macInColons = (mac: string): string => mac.replaceAll(/(..)(?=.)/g, "$1:");
