import type { ConfigurationDocument } from "../document.ts";
import type { Extension } from "../extensions.ts";
import type { Site } from "../sites.ts";

/** The extensions that stand at a site. */
export const extensionsAt = ({ extensions }: ConfigurationDocument, name: string): readonly Extension[] =>
  extensions.filter(({ site }) => site === name);

/** Puts a site in the place of the one of that name; its extensions follow the new name. */
export const withSite = (document: ConfigurationDocument, name: string, next: Site): ConfigurationDocument => ({
  ...document,
  sites: document.sites.map((site) => (site.name === name ? next : site)),
  extensions: moved(document.extensions, name, next.name),
});

/** Takes a site out; its extensions have none then. */
export const withoutSite = (document: ConfigurationDocument, name: string): ConfigurationDocument => ({
  ...document,
  sites: document.sites.filter((site) => site.name !== name),
  extensions: moved(document.extensions, name, null),
});

const moved = (extensions: readonly Extension[], from: string, to: string | null): Extension[] =>
  extensions.map((extension) => (extension.site === from ? { ...extension, site: to } : extension));
