/**
 * Who may import whom, as data (ARCHITECTURE §5): a file belongs to the room with the longest matching path, and may
 * import from its own room and from those that are named. Tests beside their source may also use fakes and builders
 * of the same process, and a test of a border may look over it.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  "daemon/kit": [],
  "daemon/model": [],
  "daemon/contracts": ["daemon/kit", "daemon/model"],
  "daemon/box": ["daemon/kit", "daemon/contracts", "daemon/model"],
  "daemon/cli": ["daemon/kit", "daemon/contracts", "daemon/model", "daemon/box"],
  "daemon/store": ["daemon/kit", "daemon/contracts", "daemon/model"],
  "daemon/pbx": ["daemon/kit", "daemon/contracts", "daemon/model"],
  "daemon/pbx/engine": ["daemon/kit", "daemon/model"],
  "daemon/pbx/engine/pjsip": ["daemon/kit", "daemon/model", "daemon/pbx/engine"],
  "daemon/pbx/routing": ["daemon/model"],
  "daemon/pbx/calls": ["daemon/kit", "daemon/model", "daemon/pbx/engine"],
  "daemon/pbx/presence": [
    "daemon/kit",
    "daemon/model",
    "daemon/pbx/engine",
    "daemon/pbx/calls",
    "daemon/pbx/registrar",
    "daemon/pbx/routing",
  ],
  "daemon/pbx/trunks": ["daemon/kit", "daemon/model", "daemon/pbx/engine"],
  "daemon/web": ["daemon/kit", "daemon/contracts", "daemon/model"],
  "daemon/health": ["daemon/kit", "daemon/contracts"],
  "daemon/net": ["daemon/kit", "daemon/contracts", "daemon/model", "provisioning"],
  "daemon/phones": ["daemon/kit", "daemon/contracts", "daemon/model", "provisioning"],
  kiosk: ["daemon/contracts", "daemon/model"],
  provisioning: ["daemon/model"],
  "daemon/native": ["daemon/kit", "daemon/model", "daemon/pbx/engine", "daemon/pbx/engine/pjsip"],
  test: ["daemon", "kiosk", "provisioning"],
};

/** Packages from outside, and the only rooms that may import them; "*" is any room. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  typebox: ["*"],
  level: ["daemon/store/level"],
  nodemailer: ["daemon/store/mail"],
  "smtp-server": ["test/rig"],
  "libsodium-wrappers": ["daemon/store/recordings", "test/process"],
  "sipjs-udp": ["test/rig"],
  "uWebSockets.js": ["daemon/web/server"],
  systeminformation: ["daemon/health/sensors.ts"],
  fflate: ["daemon/web/sheets", "test/web"],
  preact: ["kiosk"],
  "qrcode-generator": ["kiosk/admin/account"],
  "@preact/signals": ["kiosk"],
  vite: ["vite.config.ts", "test/architecture/first-load.test.ts"],
  "playwright-core": ["test/browser", "test/rig"],
  "axe-core": ["test/browser", "test/rig"],
  rolldown: ["rolldown.config.ts"],
  "libphonenumber-js": ["daemon/model/plan"],
  vitest: ["*"],
  "fast-check": ["*"],
};

/** `calls` knows no feature; `routing` decides without an engine: nothing in these rooms may ever name those. */
export const neverTogether: readonly (readonly [from: string, to: string])[] = [
  ["daemon/pbx/calls", "daemon/pbx/features"],
  ["daemon/pbx/routing", "daemon/pbx/engine"],
  ["daemon/pbx", "daemon/store"],
  ["daemon/store", "daemon/pbx"],
  ["daemon/web", "daemon/store"],
  ["daemon/web", "daemon/pbx"],
  ["kiosk", "daemon/kit"],
  ["kiosk", "node:"],
  ["daemon/model", "node:"],
  ["provisioning", "node:"],
];

/** Wiring: files that may import everything of their own process. */
export const wiring: readonly string[] = [
  "daemon/pbx/main.ts",
  "daemon/store/main.ts",
  "daemon/web/main.ts",
  "daemon/health/main.ts",
  "daemon/phones/main.ts",
  "daemon/net/main.ts",
  "daemon/box/main.ts",
  "daemon/cli/main.ts",
];
