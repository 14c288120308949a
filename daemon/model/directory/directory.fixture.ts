import type { Contact, ContactFields } from "./contact.ts";

/** A contact of the directory, with this of it said. */
export const contactWith = (fields: Partial<Contact>): Contact => ({
  ...{ id: "11111111-1111-4111-8111-111111111111", ...nobody, ...fields },
  ...{ version: 1, createdAt: 0, createdBy: "admin", changedAt: 0, changedBy: "admin" },
});

const nobody: ContactFields = { lastName: "", firstName: "", company: "", numbers: [], mails: [], notes: "" };
