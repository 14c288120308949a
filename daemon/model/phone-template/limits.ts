/** A template is no longer than this, and has no more places: what comes out of it stays small. */
export const TEMPLATE_LIMITS = { characters: 16_384, places: 400 } as const;
