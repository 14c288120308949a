import { expect, test } from "vitest";
import { contactWith } from "../../../daemon/model/directory/directory.fixture.ts";
import { contactGroup } from "./contact-group.ts";

const anne = contactWith({
  ...{ lastName: "Zola", firstName: "Anne", company: "Atelier" },
  numbers: [{ kind: "mobile", number: "+33612345678" }],
});
const page = { items: [anne], next: null, total: 9 };

test("MEX-05: a contact is found by his name, and by his number, which is then shown", () => {
  const byName = contactGroup(page, "zola", "Annuaire");
  const byNumber = contactGroup(page, "06 12 34", "Annuaire");

  expect(byName).toMatchObject([
    { group: "Annuaire", more: 8, found: [{ by: null, entry: { title: ["Zola Anne", "Atelier"] } }] },
  ]);
  expect(byName[0]?.found[0]?.entry.to).toBe(`/annuaire/${anne.id}`);
  expect(byNumber[0]?.found[0]?.by).toBe("+33612345678");
  expect(contactGroup({ ...page, items: [], total: 0 }, "x", "Annuaire")).toEqual([]);
});
