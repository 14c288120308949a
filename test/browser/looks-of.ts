import type { Locator } from "playwright-core";

/** What the browser makes of the styles of an element. */
export interface Looks {
  readonly color: string;
  readonly backgroundColor: string;
  readonly animationName: string;
}

/** As much of an element as is asked here: these tests run outside of a browser and know no DOM. */
interface Shown {
  readonly ownerDocument: { readonly defaultView: { getComputedStyle(of: unknown): Looks } };
}

export const looksOf = (locator: Locator): Promise<Looks> =>
  locator.evaluate((element: Shown) => {
    const { color, backgroundColor, animationName } = element.ownerDocument.defaultView.getComputedStyle(element);
    return { color, backgroundColor, animationName };
  });

/** The word that people have for a colour: which of its parts are strong. */
export function colourName(written: string): "red" | "orange" | "green" | "another" {
  const [red = 0, green = 0, blue = 0] = (written.match(/\d+/g) ?? []).map(Number);
  if (green > red && green > blue) return "green";
  if (red > 100 && red > 2 * green && red > 2 * blue) return "red";
  return red > green && green > blue ? "orange" : "another";
}
