import { words } from "../model/config/field.ts";
import type { Language } from "../model/sentence.ts";
import { type CallKind, type Figure, figuresOf, type Period, type StatisticsRow, type Subject } from "./statistics.ts";

export interface StatisticsForm {
  readonly by: Period;
  readonly of: Subject;
  /** None: all. */
  readonly kinds: readonly CallKind[];
  readonly language: Language;
}

const PERIOD_TITLES = {
  hour: words("heure", "hour"),
  day: words("jour", "day"),
  month: words("mois", "month"),
  year: words("année", "year"),
  total: null,
} as const;

const SUBJECT_TITLES = {
  office: null,
  extension: words("poste", "extension"),
  group: words("groupe", "group"),
  line: words("ligne", "line"),
  agent: words("agent", "agent"),
  queue: words("file d'attente", "queue"),
} as const;

const FIGURE_TITLES: Readonly<Record<Figure, ReturnType<typeof words>>> = {
  emitted: words("émis", "made"),
  reached: words("dont aboutis", "of which answered"),
  answered: words("répondus", "answered"),
  missed: words("manqués", "missed"),
  refused: words("refusés", "refused"),
  elsewhere: words("pris ailleurs", "taken elsewhere"),
  talkSeconds: words("conversation (s)", "talked (s)"),
  waitSeconds: words("attente (s)", "waited (s)"),
};

/** A row of which only the chosen figures are known. */
type Row = Pick<StatisticsRow, "period" | "number" | "name"> & { readonly [Name in Figure]?: number };

/** Figures as a table for people: the titles, then a row each. */
export function statisticsTable(
  rows: readonly Row[],
  { by, of, kinds, language }: StatisticsForm,
): readonly (readonly (string | number)[])[] {
  const [period, subject] = [PERIOD_TITLES[by], SUBJECT_TITLES[of]];
  const figures = figuresOf(kinds);
  const titles = [
    ...(period === null ? [] : [period[language]]),
    ...(subject === null ? [] : [subject[language], words("nom", "name")[language]]),
    ...figures.map((figure) => FIGURE_TITLES[figure][language]),
  ];
  const cells = rows.map((row) => [
    ...(period === null ? [] : [row.period]),
    ...(subject === null ? [] : [row.number, row.name]),
    ...figures.map((figure) => row[figure] ?? 0),
  ]);
  return [titles, ...cells];
}
