import type { PbxView } from "../../model/snapshot/pbx-view.ts";
import type { EngineTables } from "../engine/engine.ts";

/** What the engine answers from by itself, out of a view; pure. */
export function tablesOf(view: PbxView): EngineTables {
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
    registration: sip.registration,
    qualifySeconds: sip.qualifySeconds,
    sessionExpiresSeconds: sip.sessionExpiresSeconds,
    unheardSeconds: sip.unheardSeconds,
    trunks: [],
  };
}
