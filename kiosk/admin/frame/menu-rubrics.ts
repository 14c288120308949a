import type { Sentences } from "../../words/fr.ts";

export interface MenuEntry {
  readonly to: string;
  readonly text: (t: Sentences) => string;
  /** Pages below its address are pages of others. */
  readonly alone?: boolean;
}

export interface MenuRubric {
  readonly title: (t: Sentences) => string;
  readonly entries: readonly MenuEntry[];
}

/** What the left column leads to, in the order of the guide [MEN-05…15]: only what is there. */
export const menuRubrics: readonly MenuRubric[] = [
  {
    title: (t) => t.rubrics.lines,
    entries: [
      { to: "/postes", text: (t) => t.kinds.extensions.title },
      { to: "/groupes", text: (t) => t.peopleKinds.groups.title },
      { to: "/agents", text: (t) => t.peopleKinds.agents.title },
    ],
  },
  {
    title: (t) => t.rubrics.numbers,
    entries: [{ to: "/sites", text: (t) => t.kinds.sites.title }],
  },
  {
    title: (t) => t.rubrics.calls,
    entries: [
      { to: "/journal", text: (t) => t.pages.journal },
      { to: "/statistiques", text: (t) => t.pages.statistics },
    ],
  },
  {
    title: (t) => t.rubrics.account,
    entries: [
      { to: "/compte", text: (t) => t.pages.administrator, alone: true },
      { to: "/compte/mot-de-passe", text: (t) => t.pages.password },
      { to: "/compte/jetons", text: (t) => t.pages.tokens },
    ],
  },
];
