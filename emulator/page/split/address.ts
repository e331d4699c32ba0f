/** At most so many: each holds a connection of its own, and browsers open six to one host. */
export const MOST_PANES = 4;

/** Who is in which pane, as the address of the split view keeps it: each pane's own address, and its share of the width in percent. */
type Layout = { hashes: string[]; shares: number[] };

/** The address of the split view: `/split#pane=as%3DU1%26at%3DC1&pane=…&widths=60,40`. */
export function splitAddress({ hashes, shares }: Layout): string {
  const hash = new URLSearchParams();
  for (const each of hashes) hash.append('pane', each);
  if (shares.length > 0 && new Set(shares).size > 1) hash.set('widths', shares.map(Math.round).join(','));
  return `/split#${hash.toString()}`;
}

/** What an address says; one pane at the front door when it says nothing. */
export function readLayout(hash: string): Layout {
  const read = new URLSearchParams(hash.replace(/^#/, ''));
  const hashes = read.getAll('pane').slice(0, MOST_PANES);
  const shares = (read.get('widths') ?? '').split(',').map(Number);
  const fit = shares.length === hashes.length && shares.every((share) => share >= 5 && share <= 95);
  if (hashes.length === 0) return { hashes: [''], shares: [100] };
  return { hashes, shares: fit ? shares : evenly(hashes.length) };
}

export function evenly(count: number): number[] {
  return Array.from({ length: count }, () => 100 / count);
}

/** Widths after the line behind the pane `at` was moved by percents: the two beside it share theirs, down to a tenth each. */
export function moved(shares: readonly number[], at: number, by: number): number[] {
  const [left = 0, right = 0] = [shares[at], shares[at + 1]];
  const most = Math.max(0, left + right - 10);
  const next = Math.min(Math.max(left + by, Math.min(10, most)), most);
  return shares.map((share, index) => (index === at ? next : index === at + 1 ? left + right - next : share));
}

/** The address of the same place for somebody else: what stood open beside it stays behind. */
export function hashFor(hash: string, person: string): string {
  const next = new URLSearchParams(hash);
  for (const key of ['thread', 'canvas', 'm']) next.delete(key);
  next.set('as', person);
  return next.toString();
}
