import type { ConfigurationDocument } from "../config/document.ts";
import type { Extension } from "../config/extensions.ts";
import type { PbxExtension, PbxView } from "./pbx-view.ts";

/** HA1 of RFC 7616 §3.4.2 over number:realm:password, lower-case hex. */
export interface Ha1 {
  readonly md5: string;
  readonly sha256: string;
}

/** One revision with what its views need of the secrets. Views never see a password. */
export interface CompileSource {
  readonly revision: number;
  readonly document: ConfigurationDocument;
  /** By extension number; one for each extension of the document. */
  readonly ha1: ReadonlyMap<string, Ha1>;
}

/** One view for each process that runs from a snapshot. */
export interface Views {
  readonly pbx: PbxView;
}

export type ViewName = keyof Views;

/** How each view is made of a revision. The views of `net` and `web` join here. */
const COMPILERS: { readonly [Name in ViewName]: (source: CompileSource) => Views[Name] } = { pbx: compilePbxView };

/** Compiles a revision into its least-privilege views. Pure: the same source always gives the same views. */
export const compile = (source: CompileSource): Views => ({ pbx: COMPILERS.pbx(source) });

function compilePbxView(source: CompileSource): PbxView {
  const { revision, document } = source;
  const { realm, maxDevices: _default, ...sip } = document.sip;
  return {
    format: 1,
    revision,
    realm,
    sip,
    extensions: document.extensions.map((extension) => pbxExtension(source, extension)),
    groups: document.groups.map(({ number, name, members, ringSeconds }) => ({ number, name, members, ringSeconds })),
    holdMusic: document.music.holdMusic,
  };
}

function pbxExtension({ document, ha1 }: CompileSource, extension: Extension): PbxExtension {
  const { number, name, kind, hidesNumber, simultaneousCalls, ringSeconds } = extension;
  const digests = ha1.get(number);
  if (digests === undefined) throw new Error(`extension ${number} has no password to compute digests from`);
  const maxDevices = extension.maxDevices ?? document.sip.maxDevices;
  return {
    number,
    name,
    kind,
    ha1: { md5: digests.md5, sha256: digests.sha256 },
    hidesNumber,
    simultaneousCalls,
    maxDevices,
    ringSeconds,
  };
}
