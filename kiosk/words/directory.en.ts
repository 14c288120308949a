import type { frenchDirectory } from "./directory.fr.ts";
import { englishKind } from "./kind-words.ts";

export const englishDirectory: typeof frenchDirectory = {
  ...englishKind({
    title: "Directory",
    one: "Contact",
    a: "a contact",
    nothingHelp:
      "The directory keeps the contacts of the company. Add one with the green “+” button, or import a table or vCards.",
    removeText: "The contact is gone from everybody’s directory at once. The deletion is written to the audit.",
  }),
  intro:
    "Shared by the whole company, and looked up by telephones that can. A contact that is added or changed counts at once, without a reload.",
  search: "Search",
  searchHelp: "name, company or number",
  count: (count) => (count === "1" ? "1 contact" : `${count} contacts`),
  oneFound: "1 contact",
  noneFound: "No contact matches.",
  name: "Name",
  company: "Company",
  number: "Number",
  mail: "E-mail",
  tick: "Choose",
  more: "Show more",
  end: "End of the list.",
  general: "CONTACT",
  numbers: "NUMBERS",
  notes: "NOTES",
  kinds: { work: "work", mobile: "mobile", home: "home", fax: "fax", other: "other" },
  removeMany: (count) => `Delete the chosen contacts (${count})`,
  removeManyTitle: (count) => (count === 1 ? "Delete this contact?" : `Delete these ${count} contacts?`),
  removedMany: (count) => (count === 1 ? "One contact was deleted." : `${count} contacts were deleted.`),
  write: (mail) => `Write to ${mail}`,
  companyLink: "Company",
  companyLinkHelp: "Opens the company’s page on societe.com, in a new tab.",
  yellowPages: "More about it",
  yellowPagesHelp: "Looks the contact up in the Yellow Pages, in a new tab.",
  outside: "MORE ABOUT IT",
  changedBy: (who, when) => `Changed by ${who}, ${when}.`,
  exportTable: "Export (CSV)",
  exportCards: "Export (vCard)",
  file: "File",
  fileHelp:
    "A table saved as CSV, with the titles of its columns (exporting the directory gives the model), or vCards (.vcf) of Outlook or a mobile. A contact that is known is changed, the others are added; nothing is removed.",
  leftOut: (names) => `Not taken over: ${names}.`,
};
