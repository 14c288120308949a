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
  trunks: moved(document.trunks, name, next.name),
  outboundRules: moved(document.outboundRules, name, next.name),
  messageRules: moved(document.messageRules, name, next.name),
});

/** Takes a site out; its extensions and lines have none then, and what was a rule for it alone is nobody's. */
export const withoutSite = (document: ConfigurationDocument, name: string): ConfigurationDocument => ({
  ...document,
  sites: document.sites.filter((site) => site.name !== name),
  extensions: moved(document.extensions, name, null),
  trunks: moved(document.trunks, name, null),
  outboundRules: document.outboundRules.filter(({ site }) => site !== name),
  messageRules: document.messageRules.filter(({ site }) => site !== name),
});

const moved = <Placed extends { readonly site: string | null }>(
  placed: readonly Placed[],
  from: string,
  to: string | null,
): Placed[] => placed.map((one) => (one.site === from ? { ...one, site: to } : one));
