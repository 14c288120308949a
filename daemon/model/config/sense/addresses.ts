import type { ConfigurationDocument } from "../document.ts";
import type { Extension } from "../extensions.ts";
import { type Issue, pointer } from "../issue.ts";

/** One telephone, one MAC address; a DECT base has as many extensions as handsets, each with its own number on it. */
export const uniqueMacAddresses = (document: ConfigurationDocument): readonly Issue[] =>
  withEarlier(document).flatMap(({ extension, index, others }): Issue[] => {
    const alone = extension.handset === null ? others[0] : others.find(({ handset }) => handset === null);
    if (alone !== undefined) return [macTaken(extension, index, alone)];
    const same = others.find(({ handset }) => handset === extension.handset);
    return same === undefined ? [] : [handsetTaken(extension, index, same)];
  });

/** One telephone, one fixed IP address; extensions of one base may all name it. */
export const uniqueIpAddresses = (document: ConfigurationDocument): readonly Issue[] => {
  const holders = new Map<string, Extension>();
  return document.extensions.flatMap((extension, index): Issue[] => {
    const { ipAddress } = extension;
    if (ipAddress === null) return [];
    const holder = holders.get(ipAddress);
    if (holder !== undefined) return isSameTelephone(holder, extension) ? [] : [ipTaken(extension, index, holder)];
    holders.set(ipAddress, extension);
    return [];
  });
};

/** What a base has once, its extensions say alike, or only one of them says it. */
export const oneBase = (document: ConfigurationDocument): readonly Issue[] =>
  withEarlier(document).flatMap(({ extension, index, others }): Issue[] => {
    const { ipAddress, keyModules } = extension;
    const elsewhere = ipAddress === null ? undefined : others.find((one) => differs(one.ipAddress, ipAddress));
    const withOthers = keyModules === 0 ? undefined : others.find((one) => differs(one.keyModules || null, keyModules));
    return [
      ...(elsewhere === undefined ? [] : [baseElsewhere(extension, index, elsewhere)]),
      ...(withOthers === undefined ? [] : [baseWithOthers(extension, index, withOthers)]),
    ];
  });

/** The extensions with a telephone, each with those before it that have the same one. */
function withEarlier({ extensions }: ConfigurationDocument) {
  const byAddress = new Map<string, Extension[]>();
  return extensions.flatMap((extension, index) => {
    const { macAddress } = extension;
    if (macAddress === null) return [];
    const others = byAddress.get(macAddress) ?? [];
    byAddress.set(macAddress, [...others, extension]);
    return [{ extension, index, others }];
  });
}

const differs = <T>(one: T | null, other: T): boolean => one !== null && one !== other;

const isSameTelephone = (one: Extension, other: Extension): boolean =>
  one.macAddress !== null && one.macAddress === other.macAddress;

const macTaken = ({ macAddress }: Extension, index: number, { name, number }: Extension): Issue => ({
  path: pointer("extensions", index, "macAddress"),
  code: "mac-address-taken",
  message: `L'adresse MAC ${macAddress} est déjà celle du poste « ${name} » (${number}). Si c'est une base DECT, indiquez dans chacun de ses postes le numéro de son combiné.`,
  english: `The MAC address ${macAddress} is already that of extension "${name}" (${number}). If it is a DECT base, say in each of its extensions which handset it has.`,
});

const handsetTaken = ({ macAddress, handset }: Extension, index: number, { name, number }: Extension): Issue => ({
  path: pointer("extensions", index, "handset"),
  code: "handset-taken",
  message: `Le combiné ${handset} de la base ${macAddress} est déjà celui du poste « ${name} » (${number}) : indiquez-en un autre.`,
  english: `Handset ${handset} of the base ${macAddress} is already that of extension "${name}" (${number}): choose another one.`,
});

const ipTaken = ({ ipAddress }: Extension, index: number, { name, number }: Extension): Issue => ({
  path: pointer("extensions", index, "ipAddress"),
  code: "ip-address-taken",
  message: `L'adresse IP ${ipAddress} est déjà celle du poste « ${name} » (${number}).`,
  english: `The IP address ${ipAddress} is already that of extension "${name}" (${number}).`,
});

const baseElsewhere = (own: Extension, index: number, { name, number, ipAddress }: Extension): Issue => ({
  path: pointer("extensions", index, "ipAddress"),
  code: "base-address-differs",
  message: `L'adresse IP ${own.ipAddress} n'est pas celle que le poste « ${name} » (${number}) donne à la même base : ${ipAddress}. Indiquez la même, ou laissez ce champ vide.`,
  english: `The IP address ${own.ipAddress} is not the one that extension "${name}" (${number}) gives to the same base: ${ipAddress}. Give the same one, or null.`,
});

const baseWithOthers = (own: Extension, index: number, { name, number, keyModules }: Extension): Issue => ({
  path: pointer("extensions", index, "keyModules"),
  code: "base-modules-differ",
  message: `Le nombre de modules (${own.keyModules}) n'est pas celui que le poste « ${name} » (${number}) donne à la même base : ${keyModules}. Indiquez le même, ou 0.`,
  english: `The number of modules (${own.keyModules}) is not the one that extension "${name}" (${number}) gives to the same base: ${keyModules}. Give the same one, or 0.`,
});
