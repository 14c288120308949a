/** The pages of the DHCP server: they come with them, and are no part of what a browser loads first. */
export const frenchDhcp = {
  title: "DHCP",
  settings: "Réglages DHCP",
  intro:
    "Un téléphone dont l’adresse MAC ne se lit nulle part paraît ici dès que la box lui donne une adresse : le lien de son adresse IP ouvre ses propres pages, et « Donner à un poste » recopie son adresse MAC.",
  netAway:
    "Le service « Réseau et adresses » ne répond pas pour l’instant : ce qui est montré peut être ancien. Les adresses déjà données restent bonnes.",
  netAwayAsked: "La page se complète d’elle-même dès qu’il répond.",

  server: "SERVEUR DHCP",
  serves: (network: string) => `La box donne des adresses sur ${network}.`,
  tells:
    "Les téléphones Aastra, Mitel, Depaepe, Gigaset et Yealink apprennent avec leur adresse où sont leurs réglages : il n’y a rien d’autre à saisir.",
  doesNotRun: "La box ne donne pas d’adresses en ce moment : le serveur DHCP/TFTP n’est pas en marche.",
  interface: "Interface",
  ofInterface: (name: string, address: string, netmask: string) => `${name}, ${address}, masque ${netmask}`,
  pool: "Plage",
  ofPool: (first: string, last: string) => `${first} à ${last}`,
  given: (used: number, size: number) =>
    used > 1 ? `${used} sur ${size} adresses données` : `${used} sur ${size} adresse${size > 1 ? "s" : ""} donnée`,
  poolFull: "Toute la plage est donnée : un appareil de plus n’aura pas d’adresse. Élargissez-la dans les réglages.",
  leaseTime: "Durée du bail",
  dayUnit: "j",
  gateway: "Passerelle",
  dns: "Serveurs DNS",
  time: "Serveur de temps",
  domain: "Domaine",
  noneTold: "rien n’est indiqué aux appareils",

  off: "La box ne donne pas d’adresses : le serveur DHCP n’est pas activé.",
  withheldTitle: "La box ne donne pas d’adresses, bien que ce soit demandé.",
  openSettings: "Ouvrir les réglages DHCP",
  withheld: {
    "no-interface": "Aucune interface n’est choisie, et aucune ne mène à internet.",
    "no-address": (name: string) =>
      `L’interface ${name} n’existe pas, n’a pas d’adresse IPv4, ou son câble est débranché.`,
    "network-too-small": (name: string) =>
      `Le réseau de l’interface ${name} est trop petit pour qu’une plage y soit choisie d’elle-même.`,
    "pool-outside-network": (name: string, pool: string) =>
      `La plage de ${pool} n’est pas dans le réseau de l’interface ${name}.`,
    "not-asked-yet": (name: string) => `La box cherche d’abord si un autre serveur donne des adresses sur ${name}.`,
    unaskable: (name: string, code: string) =>
      `La box n’a pas pu chercher si un autre serveur donne des adresses sur ${name} (${code}).`,
    "others-serve": (name: string, servers: string) =>
      `Un autre serveur donne déjà des adresses sur ${name} : ${servers}. Deux serveurs sur un réseau égarent les appareils.`,
    "no-dnsmasq": "Le programme dnsmasq, qui donne les adresses, n’est pas installé sur cette machine.",
    "dnsmasq-refuses": "Le programme dnsmasq refuse ces réglages. Il dit :",
    "not-allowed": "La box a été démarrée sans le droit de donner des adresses.",
  },
  remedies: {
    "no-interface": "Choisissez une interface dans les réglages, ou branchez la box au réseau.",
    "no-address": "Donnez-lui une adresse fixe dans le système, vérifiez son câble, ou choisissez une autre interface.",
    "network-too-small": "Indiquez la première et la dernière adresse de la plage, ou élargissez le masque du réseau.",
    "pool-outside-network": "Corrigez la plage, ou laissez-la vide pour que la box la choisisse.",
    "not-asked-yet": "Cela prend cinq secondes, puis elle commence d’elle-même.",
    unaskable:
      "Un client DHCP de cette machine occupe peut-être le port 68 : donnez-lui une adresse fixe, puis cherchez à nouveau. Ou activez « Malgré un autre serveur » si vous savez que personne n’en donne.",
    "others-serve":
      "Laissez faire l’autre serveur et donnez-lui les options ci-dessous, ou désactivez son DHCP puis cherchez à nouveau.",
    "no-dnsmasq":
      "Installez le paquet dnsmasq-base (apt install dnsmasq-base) : la box s’en aperçoit d’elle-même en une minute.",
    "dnsmasq-refuses": "Corrigez les réglages qu’il nomme et rechargez le serveur.",
    "not-allowed":
      "Démarrez-la par son service systemd ou en tant que root : il lui faut les capacités net_admin, net_raw et net_bind_service.",
  },

  router: "Un routeur donne déjà les adresses",
  routerText:
    "C’est le cas habituel, et il n’y a rien à activer ici. Les téléphones Yealink et Gigaset neufs trouvent la box d’eux-mêmes, sauf si la « Découverte automatique (PnP) » est coupée. Pour les autres, saisissez ces options dans le serveur DHCP du routeur ; il n’en faut qu’une par marque.",
  routerLacks:
    "Un routeur qui ne connaît pas ces options ? Saisissez la même adresse dans les pages de chaque téléphone, à la rubrique de la configuration automatique.",
  option: "Option",
  value: "Valeur",
  forWhom: "Pour",
  telephoneOptions: {
    "66": "Yealink, Depaepe, Aastra et Mitel, Gigaset. À préférer.",
    "43": "Aastra et Mitel seulement, classe « AastraIPPhone » : en hexadécimal, là où l’option 66 manque.",
    "160": "Aastra et Mitel, là où l’option 66 manque.",
    "114": "Gigaset seulement : les ordinateurs y lisent l’adresse d’un portail d’accueil.",
  },
  nobody: "Personne ne donne d’adresses",
  nobodyText:
    "Ouvrez les réglages, activez « Serveur DHCP », enregistrez et rechargez. La box cherche d’abord s’il n’y a vraiment aucun autre serveur.",

  others: "AUTRES SERVEURS",
  othersHelp:
    "Un réseau n’a qu’un serveur DHCP. La box demande une adresse comme un téléphone le ferait, n’en prend aucune et note qui répond.",
  notAsked: "La box n’a pas encore cherché depuis qu’elle a démarré.",
  askedAt: (network: string, moment: string) => `Cherché sur ${network}, le ${moment}.`,
  askFailed: (code: string) =>
    `La recherche n’a pas pu se faire (${code}). Un client DHCP de cette machine occupe peut-être le port 68.`,
  nobodyElse: "Aucun autre serveur n’a répondu : la box peut donner des adresses.",
  answered: (servers: string, count: number) =>
    count === 1 ? `Un autre serveur a répondu : ${servers}.` : `${count} autres serveurs ont répondu : ${servers}.`,
  meansOff: "C’est lui qui donne les adresses de ce réseau ; la box n’a pas à le faire.",
  meansBoth: "La box en donne aussi : chaque appareil prend la réponse qui arrive la première. Arrêtez l’un des deux.",
  nowhere: "La box n’a pas d’adresse sur une interface qui mène quelque part : il n’y a rien où chercher.",
  look: "Chercher maintenant",
  looking: "Recherche…",
  lookingFor: "La box cherche d’autres serveurs, cela prend cinq secondes.",

  leftOut: "ADRESSES FIXES LAISSÉES DE CÔTÉ",
  leftOutText:
    "Ces adresses ne sont pas de ce réseau, ou sont celles de la box, de la passerelle ou d’un serveur : leurs téléphones en prennent une de la plage. Corrigez-les dans les postes.",
  leftOutOne: (number: string, address: string) => `Poste ${number} : ${address}`,

  leases: "Baux en cours",
  mac: "Adresse MAC",
  ip: "Adresse IP",
  end: "Expiration du bail",
  never: "jamais",
  fixed: "adresse fixe",
  model: "Modèle",
  unknownModel: "inconnu",
  name: "Nom",
  options: (count: number) => (count === 1 ? "1 option demandée" : `${count} options demandées`),
  numbered: (words: string, code: number) => `${words} (${code})`,
  unknownOption: (code: number) => `option ${code}`,
  extension: "Poste",
  filterHelp: "adresse, nom, modèle…",
  nothing: "Aucun bail en cours",
  nothingServes: "La box n’a encore donné aucune adresse. Branchez un téléphone : il paraît ici.",
  nothingOff: "La box ne donne pas d’adresses : celles des téléphones se lisent chez le serveur qui les donne.",
  optionNames: {
    1: "masque du réseau",
    2: "décalage horaire",
    3: "passerelle",
    4: "serveur d’heure",
    6: "serveurs DNS",
    7: "serveur de journaux",
    12: "nom de l’appareil",
    15: "domaine",
    17: "chemin racine",
    26: "taille des paquets",
    28: "adresse de diffusion",
    31: "recherche d’un routeur",
    33: "routes",
    42: "serveurs de temps",
    43: "options du constructeur",
    44: "serveur WINS",
    46: "type de nœud NetBIOS",
    47: "étendue NetBIOS",
    51: "durée du bail",
    54: "serveur DHCP",
    58: "délai de renouvellement",
    59: "délai de nouvelle demande",
    66: "serveur de configuration",
    67: "fichier de configuration",
    69: "serveur de courriel",
    100: "fuseau horaire",
    101: "nom du fuseau horaire",
    108: "IPv6 seul",
    114: "adresse de configuration ou portail",
    119: "domaines de recherche",
    120: "serveurs SIP",
    121: "routes sans classe",
    125: "options d’un constructeur nommé",
    128: "serveur TFTP",
    132: "VLAN",
    133: "priorité du VLAN",
    150: "serveur TFTP",
    159: "adresse de configuration",
    160: "adresse de configuration",
    249: "routes sans classe (Microsoft)",
    252: "serveur mandataire",
  },

  settingsPanels: { general: "GÉNÉRAL", pool: "PLAGE D’ADRESSES", told: "CE QU’APPRENNENT LES APPAREILS" },
  interfaces: {
    automatic: "automatique (celle qui mène à internet)",
    one: (name: string, addresses: string) => `${name}, ${addresses}`,
    gone: (name: string) => `${name} (n’est plus là)`,
  },
  interfaceGone: (name: string) =>
    `L’interface ${name} n’existe pas ou n’a pas d’adresse : la box n’y donne rien. Choisissez-en une autre, ou donnez-lui une adresse.`,
};

export type DhcpWords = typeof frenchDhcp;
