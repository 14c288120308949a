import type { ConfigurationDocument } from "../document.ts";
import type { Extension } from "../extensions.ts";

/** The extensions that stand at a site. */
export const extensionsAt = ({ extensions }: ConfigurationDocument, name: string): readonly Extension[] =>
  extensions.filter(({ site }) => site === name);

/**
 * What stands at a site follows it to another name; when it is gone (null), extensions and lines stand at none, and what
 * was a rule for it alone is nobody's.
 */
export const atSite = (document: ConfigurationDocument, from: string, to: string | null): ConfigurationDocument => {
  const rules = <Rule extends { readonly site: string | null }>(all: readonly Rule[]): Rule[] =>
    moved(to === null ? all.filter(({ site }) => site !== from) : all, from, to);
  return {
    ...document,
    extensions: moved(document.extensions, from, to),
    trunks: moved(document.trunks, from, to),
    outboundRules: rules(document.outboundRules),
    messageRules: rules(document.messageRules),
  };
};

const moved = <Placed extends { readonly site: string | null }>(
  placed: readonly Placed[],
  from: string,
  to: string | null,
): Placed[] => placed.map((one) => (one.site === from ? { ...one, site: to } : one));
