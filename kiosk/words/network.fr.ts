/** The pages of the box's own address: they come with them, and are no part of what a browser loads first. */
export const frenchNetwork = {
  title: "Réseau",
  settings: "Réglages réseau",
  intro:
    "L’adresse par laquelle les navigateurs et les téléphones trouvent la box. Une nouvelle adresse est d’abord mise à l’essai : si personne ne revient la garder à temps, la précédente est remise d’elle-même.",
  netAway:
    "Le service « Réseau et adresses » ne répond pas pour l’instant : la page se complète d’elle-même dès qu’il répond.",

  trial: {
    onTrial: (address: string) => `L’adresse ${address} est à l’essai.`,
    left: (time: string) => `Encore ${time}, puis la précédente est remise.`,
    over: "L’essai est terminé : si cette page ne répond plus, quelqu’un a gardé l’adresse.",
    goThere: "Revenez par cette adresse, connectez-vous et gardez-la :",
    keep: "Garder cette adresse",
    kept: (address: string) => `L’adresse ${address} est gardée.`,
  },

  own: "ADRESSE DE LA BOX",
  state: "État",
  bySystem: "L’adresse est donnée par le système d’exploitation ; la box n’y touche pas.",
  kept: (address: string) => `L’adresse fixe ${address} est en service.`,
  onTrial: (address: string) => `L’adresse ${address} est à l’essai.`,
  gateway: "Passerelle",
  noGateway: "aucune : la box ne sort pas de son réseau",
  ofGateway: (address: string, name: string) => `${address}, par ${name}`,
  dns: "Serveurs DNS",
  noDns: "aucun autre que la machine elle-même",
  dnsNotAsked: (servers: string) => `Ceux qui sont réglés (${servers}) ne sont pas interrogés`,
  dnsRemedy: (file: string) =>
    `Le fichier /etc/resolv.conf est au système d’exploitation. Pour que la machine suive ce réglage, faites-en un lien : ln -sf ${file} /etc/resolv.conf`,

  interfaces: "INTERFACES",
  interface: "Interface",
  addresses: "Adresse",
  ofAddress: (address: string, netmask: string) => `${address}, masque ${netmask}`,
  noAddress: "aucune",
  cable: "Câble",
  plugged: "branché",
  unplugged: "débranché",

  putBackTitle: (address: string) => `L’adresse ${address} n’a pas été gardée : la box est à la précédente.`,
  putBackAt: (moment: string) => `C’était le ${moment}.`,
  putBack: {
    "not-kept": "Personne n’est revenu la garder avant la fin de l’essai.",
    "started-anew": "La box a redémarré pendant l’essai.",
    failed: "Le système l’a refusée. Il dit :",
    taken: "Un autre appareil du réseau l’a déjà. Son adresse MAC :",
  },
  tryAgain: "Essayer à nouveau",
  tryAgainHelp: "Essayez-la à nouveau, ou corrigez-la dans les réglages : elle n’est pas réessayée d’elle-même.",
  triedAgain: "L’adresse est de nouveau à l’essai dans trois secondes.",

  hindranceTitle: "La box n’a pas l’adresse fixe qui est demandée.",
  hindrances: {
    "no-interface": "L’interface choisie n’existe pas sur cette machine.",
    "not-allowed": "La box a été démarrée sans le droit de changer d’adresse (CAP_NET_ADMIN).",
    "no-ip": "Le programme ip n’est pas installé sur cette machine.",
    "not-listening": "La box a été démarrée pour n’écouter qu’à d’autres adresses (--bind, SIPLEO_BIND).",
    failed: "Le système la refuse. Il dit :",
  },
  remedies: {
    "no-interface": "Branchez-la, ou choisissez-en une autre dans les réglages.",
    "not-allowed":
      "Démarrez-la avec l’unité systemd fournie ou en administrateur, ou donnez-lui son adresse dans le système d’exploitation.",
    "no-ip": "Installez le paquet iproute2 (apt install iproute2).",
    "not-listening": "Démarrez-la sans ce réglage, ou ajoutez-y la nouvelle adresse.",
    failed: "Corrigez l’adresse ou la passerelle dans les réglages.",
  },

  panels: { address: "ADRESSE", names: "NOMS", trial: "ESSAI" },
  interfaceChoice: {
    none: "(à choisir)",
    one: (name: string, addresses: string) => (addresses === "" ? name : `${name} (${addresses})`),
    gone: (name: string) => `${name} (absente)`,
  },
  movesAway: (address: string) => `Ce rechargement met la box à l’adresse ${address}.`,
  foundAt: "Le site sera alors à cette adresse :",
  whatHappens: (minutes: number) =>
    `Après « Recharger », la box change d’adresse en trois secondes. Vous avez ensuite ${minutes} minute${minutes > 1 ? "s" : ""} pour revenir par la nouvelle, vous y connecter et appuyer sur « Garder cette adresse ». Si l’adresse est fausse, attendez : l’ancienne revient d’elle-même.`,
  leaves:
    "Si un client DHCP du système d’exploitation tourne sur cette interface, arrêtez-le : il lui redonnerait son adresse, que la box lui retirerait.",
  telephones:
    "Les téléphones qui connaissent la box par son ancienne adresse ne la trouvent plus : changez-la dans leurs pages ou, après les avoir autorisés, remettez-les à l’état d’usine : ils redemandent alors leurs réglages.",
};

export type NetworkWords = typeof frenchNetwork;
