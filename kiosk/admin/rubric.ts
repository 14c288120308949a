import type { VNode } from "preact";

/** Shows one page; `steps` are the named parts of its address. */
export type Show = (steps: Readonly<Record<string, string>>) => VNode;

/** The pages of one rubric by their addresses; the first that fits is shown. */
export type RubricPages = readonly (readonly [pattern: string, show: Show])[];

/** Fetches a rubric's pages: they are no part of what the browser loads first. */
export type Rubric = () => Promise<{ readonly pages: RubricPages }>;
