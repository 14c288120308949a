import type { Static } from "typebox";
import type { Problem } from "../../contracts/api/problem.ts";
import type { siteBodySchema } from "../../contracts/api/routes.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { extensionsAt, withoutSite, withSite } from "../../model/config/edits/sites.ts";
import { words } from "../../model/config/field.ts";
import { pointer } from "../../model/config/issue.ts";
import { authorOf } from "../access/guest.ts";
import { changedSince, matchMissing, notFound } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";
import { type Edit, save, savedDocument } from "./edit.ts";
import { entityTag, matches } from "./entity-tag.ts";

type SiteBody = Static<typeof siteBodySchema>;

type Mine = "sites.list" | "sites.create" | "sites.get" | "sites.replace" | "sites.remove";

export const siteRoutes = (services: Services): Some<Mine> => ({
  "sites.list": async () => ({ status: 200, body: { items: (await savedDocument(services)).sites } }),

  "sites.create": async ({ body, guest }) => {
    const saved = await save(services, authorOf(guest), (document) => addSite(document, body));
    if ("refused" in saved) return saved;
    return { status: 201, body: saved, fields: [["Location", `/api/v1/sites/${encodeURIComponent(body.name)}`]] };
  },

  "sites.get": async ({ parameters: { name } }) => {
    const document = await savedDocument(services);
    const site = document.sites.find((one) => one.name === name);
    if (site === undefined) return refuse(noSuchSite(name));
    const extensions = extensionsAt(document, name).map((one) => ({ number: one.number, name: one.name }));
    return { status: 200, body: { site, extensions }, fields: [["ETag", entityTag(site)]] };
  },

  "sites.replace": async ({ parameters: { name }, body, guest, ifMatch }) => {
    if (ifMatch === undefined) return refuse(matchMissing());
    let after: unknown;
    const saved = await save(services, authorOf(guest), (document) => {
      after = { ...document.sites.find((site) => site.name === name), ...body };
      return replaceSite(document, name, body, ifMatch);
    });
    if ("refused" in saved) return saved;
    return { status: 200, body: saved, fields: [["ETag", entityTag(after)]] };
  },

  "sites.remove": async ({ parameters: { name }, guest }) => {
    const saved = await save(services, authorOf(guest), (document) => removeSite(document, name));
    return "refused" in saved ? saved : { status: 200, body: saved };
  },
});

function addSite(saved: ConfigurationDocument, site: SiteBody): Edit {
  const document = { ...saved, sites: [...saved.sites, site] };
  return { kind: "save", document, note: `Site ${site.name} ajouté`, at: pointer("sites", saved.sites.length) };
}

function replaceSite(saved: ConfigurationDocument, name: string, next: SiteBody, ifMatch: string): Edit {
  const index = saved.sites.findIndex((site) => site.name === name);
  const before = saved.sites[index];
  if (before === undefined) return { kind: "refuse", problem: noSuchSite(name) };
  if (!matches(ifMatch, entityTag(before))) return { kind: "refuse", problem: changedSince() };
  const document = withSite(saved, name, { ...before, ...next });
  return { kind: "save", document, note: `Site ${next.name} modifié`, at: pointer("sites", index) };
}

const removeSite = (saved: ConfigurationDocument, name: string): Edit =>
  saved.sites.some((site) => site.name === name)
    ? { kind: "save", document: withoutSite(saved, name), note: `Site ${name} supprimé`, at: null }
    : { kind: "refuse", problem: noSuchSite(name) };

const noSuchSite = (name: string): Problem =>
  notFound(words(`Le site « ${name} » n'existe pas.`, `There is no site "${name}".`));
