/** Lists of the document whose objects people add, change and remove one by one. */
export const COLLECTIONS = [
  "extensions",
  "groups",
  "agents",
  "trunks",
  "outbound-rules",
  "message-rules",
  "inbound-rules",
  "external-numbers",
  "short-numbers",
  "menus",
  "menu-numbers",
  "conferences",
  "mailboxes",
  "musics",
  "recording-rules",
  "sites",
  "telephone-templates",
] as const;

export type CollectionName = (typeof COLLECTIONS)[number];

/** Sections of the document that are one object each. */
export const SETTINGS = [
  "system",
  "sip",
  "special-numbers",
  "emergency",
  "outside-limits",
  "parking",
  "call-back",
  "voicemail",
  "music",
  "speech",
  "recordings",
  "journal",
  "mail",
  "telephones",
  "dhcp",
  "network",
] as const;

export type SettingsName = (typeof SETTINGS)[number];
