const USUAL_PAGE = 50;
const LONGEST_PAGE = 1000;

/** The page that a query asks for. */
export const pageOf = ({ before, limit }: { readonly before?: string; readonly limit?: string }) => ({
  before: before ?? null,
  limit: Math.min(LONGEST_PAGE, Math.max(1, limit === undefined ? USUAL_PAGE : Number(limit))),
});
