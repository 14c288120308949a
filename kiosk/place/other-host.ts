/** The same site at another IPv4 address: `address` in place of where the browser is. Pure. */
export const siteAt = (address: string, { protocol, port }: { protocol: string; port: string }, path: string): string =>
  `${protocol}//${address}${port === "" ? "" : `:${port}`}${path}`;

/** Whoever is there by `host` came by that address, or by a name that leads to it: not by another address. Pure. */
export const cameBy = (host: string, address: string): boolean => host === address || !/^[\d.]+$/.test(host);
