import { zoneRules } from "../../keys/zone-rules.ts";
import type { Phone, PhoneAccount, PhoneKey, PhoneKeyKind, Site } from "../../phone.ts";

/** What a template can name: a text; a part that is there or not; a list. Looked up in maps, so nothing else is. */
export type View = ReadonlyMap<string, string | View | readonly View[]>;

const view = (entries: Readonly<Record<string, string | number | View | readonly View[] | null>>): View =>
  new Map(
    Object.entries(entries).flatMap(([name, value]) =>
      value === null ? [] : [[name, typeof value === "number" ? String(value) : value]],
    ),
  );

const siteEntries = (site: Site) => ({
  url: site.provisioning.url,
  ntp: site.clock.server,
  zone: site.clock.zone,
  offset_minutes: zoneRules(site.clock.zone, site.clock.year).offsetMinutes,
  language: site.language,
  tones: site.tones,
});

export const siteView = (site: Site): View => view(siteEntries(site));

export function phoneView(phone: Phone): View {
  const { address, vlan, directory } = phone;
  return view({
    ...siteEntries(phone),
    mac: phone.mac,
    mac_lower: phone.mac.toLowerCase(),
    mac_colons: phone.mac.replaceAll(/..(?!$)/g, "$&:"),
    revision: phone.revision,
    pickup: phone.pickupCode,
    admin_password: phone.passwords.admin,
    user_password: phone.passwords.user,
    accounts: phone.accounts.map(accountView),
    keys: phone.keys.map(keyView),
    static:
      address === null
        ? null
        : view({
            ip: address.ip,
            mask: address.mask,
            gateway: address.gateway,
            dns1: address.dns[0] ?? null,
            dns2: address.dns[1] ?? null,
          }),
    vlan: vlan === null ? null : view({ id: vlan.voice.id, priority: vlan.voice.priority, pc_id: vlan.pc?.id ?? null }),
    xml: directory?.kind === "xml" ? view({ name: directory.name, directory_url: directory.url }) : null,
    ldap:
      directory?.kind === "ldap"
        ? view({
            name: directory.name,
            host: directory.host,
            port: directory.port,
            base: directory.base,
            user: directory.user,
            password: directory.password,
          })
        : null,
  });
}

/** A maker's words for TLS are not known here, so UDP. */
const accountView = (account: PhoneAccount): View =>
  view({
    line: account.line,
    line0: account.line - 1,
    number: account.number,
    name: account.name,
    user: account.user,
    login: account.login,
    password: account.password,
    server: account.server,
    port: account.ports.udp,
    expiry: account.expirySeconds,
    voicemail: account.voicemail,
  });

const KINDS: Readonly<Record<PhoneKeyKind, string>> = {
  line: "line_key",
  lamp: "lamp",
  "speed-dial": "speed_dial",
  park: "park",
  voicemail: "voicemail_key",
  transfer: "transfer",
  "do-not-disturb": "do_not_disturb",
};

const keyView = (key: PhoneKey): View =>
  view({
    module: key.module,
    position: key.position,
    position0: key.position - 1,
    label: key.label,
    value: key.value,
    [KINDS[key.kind]]: view({}),
  });
