/** What may be named in a place: texts, parts that are there or not, lists. */
export interface Vocabulary {
  readonly texts: readonly string[];
  readonly parts: Readonly<Record<string, Vocabulary>>;
  readonly lists: Readonly<Record<string, Vocabulary>>;
}

const only = (...texts: readonly string[]): Vocabulary => ({ texts, parts: {}, lists: {} });
const nothing = only();

const site = ["url", "ntp", "zone", "offset_minutes", "language", "tones"] as const;

/** In a file that any telephone may ask for: nothing secret has a name there. */
export const SITE_VOCABULARY: Vocabulary = only(...site);

/** In the file of one telephone. */
export const PHONE_VOCABULARY: Vocabulary = {
  texts: [...site, "mac", "mac_lower", "mac_colons", "revision", "pickup", "admin_password", "user_password"],
  parts: {
    static: only("ip", "mask", "gateway", "dns1", "dns2"),
    vlan: only("id", "priority", "pc_id"),
    xml: only("name", "directory_url"),
    ldap: only("name", "host", "port", "base", "user", "password"),
  },
  lists: {
    accounts: only(
      "line",
      "line0",
      "number",
      "name",
      "user",
      "login",
      "password",
      "server",
      "port",
      "expiry",
      "voicemail",
    ),
    keys: {
      texts: ["module", "position", "position0", "label", "value"],
      parts: {
        line_key: nothing,
        lamp: nothing,
        speed_dial: nothing,
        park: nothing,
        voicemail_key: nothing,
        transfer: nothing,
        do_not_disturb: nothing,
      },
      lists: {},
    },
  },
};
