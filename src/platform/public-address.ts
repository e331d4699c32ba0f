import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where requests on behalf of people may go. With loopback only for development. */
export type Reachable = 'public' | 'public and loopback';

/** Whoever develops has their gateway on the same machine; nobody else may call into it. */
export const reachableIn = (environment: 'production' | 'development'): Reachable =>
  environment === 'production' ? 'public' : 'public and loopback';

/** A name that leads to an address of the network that Relevo itself runs in. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

const list = (ranges: readonly string[]): BlockList => {
  const made = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    made.addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return made;
};

/** IANA's special-purpose registry: what is not reachable from everywhere. */
const special4 = list(
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
  192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`.split(/\s+/),
);
/** Of IPv6 only global unicast is public, without what stands for other addresses (Teredo, 6to4) and documentation. */
const global6 = list(['2000::/3']);
const special6 = list(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);
const loopback = list(['127.0.0.0/8', '::1/128']);

const isIn = (addresses: BlockList, address: string): boolean =>
  addresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

export const isLoopback = (address: string): boolean => isIP(address) !== 0 && isIn(loopback, address);

export function mayReach(address: string, reachable: Reachable): boolean {
  if (reachable === 'public and loopback' && isLoopback(address)) return true;
  if (isIP(address) === 4) return !isIn(special4, address);
  return isIP(address) === 6 && isIn(global6, address) && !isIn(special6, address);
}

/**
 * Resolves a name for one connection, and refuses it when any of its addresses is not for us: it is this answer that is
 * connected to, so a name can't lead elsewhere between the check and the call.
 */
export const guardedLookup =
  (reachable: Reachable): LookupFunction =>
  (name, options, callback) =>
    lookup(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new Error('no address'), '', 0);
      if (!addresses.every(({ address }) => mayReach(address, reachable)))
        return callback(new PrivateAddress('a name leads to an address that is not public'), '', 0);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
