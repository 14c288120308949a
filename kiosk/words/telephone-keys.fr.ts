interface Place {
  readonly module: number;
  readonly position: number;
}

/** The keys of a telephone on the page of its poste. */
export const frenchTelephoneKeys = {
  panel: "TOUCHES DU TÉLÉPHONE",
  key: "Touche",
  on: "Sur",
  onPhone: "le téléphone",
  onModule: (module: number) => `le module ${module}`,
  place: ({ module, position }: Place) =>
    module === 0 ? `Touche ${position}` : `Touche ${position} du module ${module}`,
  emptyAt: (place: string) => `${place}, vide`,
  lineAt: (place: string, number: string) => `${place} ${number}, ligne par défaut`,
  does: "Action",
  kinds: {
    lamp: "Voyant d’un poste",
    "speed-dial": "Appel direct",
    park: "Place de parking",
    transfer: "Transférer vers",
    voicemail: "Messagerie",
    service: "Service",
    agent: "Connexion d’un agent",
    line: "Ligne",
  },
  number: "Numéro",
  parkingPlace: "Place",
  service: "Service",
  add: "Nouvelle touche",
  copy: "Touches d’un autre poste…",
  copied: (number: string) =>
    `Les touches du poste ${number} sont reprises ici ; elles ne sont pas encore enregistrées.`,
  none: "Aucune touche : celles du téléphone sont vidées, sauf celle de sa ligne.",
  beyond: "Ce modèle n’a pas cette touche : elle ne sera pas programmée.",
  noTelephone: "Sans adresse MAC, ces touches attendent le téléphone que le poste aura.",
  modelUnknown: "Le nombre de touches sera connu quand le téléphone aura demandé ses réglages.",
  modelHas: (model: string, keys: number, modules: number, moduleKeys: number) => {
    if (keys === 0 && modules === 0) return `${model} : ses touches ne se programment pas par fichier.`;
    const own = `${model} : ${keys} touches`;
    return modules === 0 ? `${own}.` : `${own}, et ${moduleKeys} par module.`;
  },
};
