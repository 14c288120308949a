import type { NetworkWords } from "./network.fr.ts";

export const englishNetwork: NetworkWords = {
  title: "Network",
  settings: "Network settings",
  intro:
    "The address by which browsers and telephones find the box. A new address is on trial first: if nobody comes back in time to keep it, the one before is put back by itself.",
  netAway: 'The service "Network and addresses" does not answer now: the page fills itself in as soon as it does.',

  trial: {
    onTrial: (address: string) => `The address ${address} is on trial.`,
    left: (time: string) => `Another ${time}, then the one before is put back.`,
    over: "The trial is over: if this page does not answer any more, somebody kept the address.",
    goThere: "Come back by this address, sign in and keep it:",
    keep: "Keep this address",
    kept: (address: string) => `The address ${address} is kept.`,
  },

  own: "ADDRESS OF THE BOX",
  state: "State",
  bySystem: "The operating system gives the address; the box does not touch it.",
  kept: (address: string) => `The fixed address ${address} is in force.`,
  onTrial: (address: string) => `The address ${address} is on trial.`,
  gateway: "Gateway",
  noGateway: "none: the box does not leave its network",
  ofGateway: (address: string, name: string) => `${address}, by ${name}`,
  dns: "DNS servers",
  noDns: "none but the machine itself",
  dnsNotAsked: (servers: string) => `Those that are set (${servers}) are not asked`,
  dnsRemedy: (file: string) =>
    `The file /etc/resolv.conf is the operating system's. For the machine to follow this setting, make it a link: ln -sf ${file} /etc/resolv.conf`,

  interfaces: "INTERFACES",
  interface: "Interface",
  addresses: "Address",
  ofAddress: (address: string, netmask: string) => `${address}, netmask ${netmask}`,
  noAddress: "none",
  cable: "Cable",
  plugged: "plugged in",
  unplugged: "unplugged",

  putBackTitle: (address: string) => `The address ${address} was not kept: the box has the one before.`,
  putBackAt: (moment: string) => `That was ${moment}.`,
  putBack: {
    "not-kept": "Nobody came back to keep it before the trial ended.",
    "started-anew": "The box started anew during the trial.",
    failed: "The system refused it. It says:",
    taken: "Another device of the network has it already. Its MAC address:",
  },
  tryAgain: "Try again",
  tryAgainHelp: "Try it again, or correct it in the settings: it is not tried again by itself.",
  triedAgain: "The address is on trial again in three seconds.",

  hindranceTitle: "The box has not got the fixed address that is wanted.",
  hindrances: {
    "no-interface": "The interface that was chosen is not on this machine.",
    "not-allowed": "The box was started without the right to change addresses (CAP_NET_ADMIN).",
    "no-ip": "The program ip is not installed on this machine.",
    "not-listening": "The box was started to listen at other addresses alone (--bind, SIPLEO_BIND).",
    failed: "The system refuses it. It says:",
  },
  remedies: {
    "no-interface": "Connect it, or choose another one in the settings.",
    "not-allowed":
      "Start it by the systemd unit that comes with it or as root, or give it its address in the operating system.",
    "no-ip": "Install the package iproute2 (apt install iproute2).",
    "not-listening": "Start it without that setting, or add the new address to it.",
    failed: "Correct the address or the gateway in the settings.",
  },

  panels: { address: "ADDRESS", names: "NAMES", trial: "TRIAL" },
  interfaceChoice: {
    none: "(choose)",
    one: (name: string, addresses: string) => (addresses === "" ? name : `${name} (${addresses})`),
    gone: (name: string) => `${name} (not there)`,
  },
  movesAway: (address: string) => `This reload moves the box to the address ${address}.`,
  foundAt: "The site will then be at this address:",
  whatHappens: (minutes: number) =>
    `After "Reload" the box changes its address within three seconds. You then have ${minutes} minute${minutes > 1 ? "s" : ""} to come back by the new one, sign in there and press "Keep this address". If the address is wrong, wait: the old one comes back by itself.`,
  leaves:
    "If a DHCP client of the operating system runs on this interface, stop it: it would give back its address, and the box would take it away.",
  telephones:
    "Telephones that know the box by its old address do not find it any more: change it in their own pages or, once they are let in, reset them to their factory settings, and they ask for their settings again.",
};
