import type { PbxExtension, PbxView } from "../model/snapshot/pbx-view.ts";

const extension = (number: string, changes: Partial<PbxExtension> = {}): PbxExtension => ({
  number,
  name: `Poste ${number}`,
  kind: "simple",
  ha1: { md5: "0".repeat(32), sha256: "0".repeat(64) },
  hidesNumber: false,
  simultaneousCalls: 255,
  maxDevices: 10,
  ringSeconds: 30,
  ...changes,
});

/** A small office for tests: 201…205 (205 takes one call), group 800 of all, group 801 that nests 800. */
export function office(changes: Partial<PbxView> = {}): PbxView {
  return {
    format: 1,
    revision: 1,
    realm: "sipleo",
    sip: {
      digest: ["MD5", "SHA-256"],
      registration: { minimum: 60, usual: 300, maximum: 3600 },
      qualifySeconds: 30,
      sessionExpiresSeconds: 1800,
      unheardSeconds: 60,
      codecs: ["PCMA", "PCMU", "G722", "opus", "G729", "GSM"],
      srtp: "tls",
    },
    extensions: [
      extension("201", { name: "Gérant" }),
      extension("202"),
      extension("203"),
      extension("204"),
      extension("205", { simultaneousCalls: 1 }),
    ],
    groups: [
      { number: "800", name: "Général", members: ["201", "202", "203", "204", "205"], ringSeconds: 20 },
      { number: "801", name: "Tous", members: ["203", "800"], ringSeconds: 25 },
    ],
    holdMusic: "/sounds/hold.wav",
    ...changes,
  };
}
