/** Of how many something is remembered. */
const MOST = 4096;

/** Remembers this of somebody, as the one heard last; the one that was heard longest ago goes first. */
export function remember<What>(all: Map<string, What>, who: string, what: What): void {
  all.delete(who);
  all.set(who, what);
  if (all.size <= MOST) return;
  const [oldest] = all.keys();
  if (oldest !== undefined) all.delete(oldest);
}
