/** Where the page of a site is. */
export const siteAddress = (name: string): string => `/site/${encodeURIComponent(name)}`;
