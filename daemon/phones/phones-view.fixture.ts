import type { PhonesView } from "../model/snapshot/phones-view.ts";

/** An office without telephones, for tests to put some into. */
export const phonesView = (change: Partial<PhonesView> = {}): PhonesView => ({
  ...{ format: 1, revision: 1, isOn: true, isFound: true, armMinutes: 60, encrypts: true, voiceVlan: null },
  ...{ https: false, tftp: true, timeServer: "time", officeName: "Box", timeZone: "Europe/Paris", language: "fr" },
  ...{ realm: "sipleo", codecs: ["PCMA"], registrationSeconds: 300, voicemail: "500", pickUp: "*8" },
  ...{ office: [], templates: [], phones: [], ...change },
});
