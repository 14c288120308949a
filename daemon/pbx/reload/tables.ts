import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { EngineTables } from "../engine/engine.ts";
import { engineTrunk } from "../trunks/engine-trunk.ts";

/** What the engine answers from by itself, out of a view; `sourcesOf`: where a line's names lead now. Pure. */
export function tablesOf(view: PbxView, sourcesOf: (trunk: string) => readonly string[]): EngineTables {
  const { sip, revision, realm } = view;
  return {
    revision,
    realm,
    accounts: view.extensions.map((extension) => ({
      extension: extension.number,
      ha1: extension.ha1,
      maxContacts: extension.maxDevices,
      srtp: sip.srtp,
    })),
    digest: sip.digest,
    codecs: sip.codecs,
    videoCodecs: sip.videoCodecs,
    registration: sip.registration,
    qualifySeconds: sip.qualifySeconds,
    sessionExpiresSeconds: sip.sessionExpiresSeconds,
    unheardSeconds: sip.unheardSeconds,
    trunks: view.trunks.map((trunk) => engineTrunk(view, trunk, sourcesOf(trunk.number))),
  };
}
