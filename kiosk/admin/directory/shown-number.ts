/** A number of the directory as it is read out in France: « 06 12 34 56 78 »; others as they are kept. */
export const shownNumber = (number: string): string =>
  /^\+33[1-9][0-9]{8}$/.test(number) ? `0${number.slice(3)}`.replaceAll(/[0-9]{2}(?=[0-9])/g, "$&\u00a0") : number;
