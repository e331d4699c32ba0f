import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where links to the outside lead. */
export const linkPath = '/acknowledge';

/** Links that nobody else can make: each carries what it names, signed. */
export type Links = {
  /** The address that leads to what `payload` names. */
  to(payload: string): string;
  /** What a link names; null when it is not one of ours. */
  read(link: string): string | null;
};

/** `url`: where people reach this server from outside. */
export function openLinks({ url, secret }: { readonly url: string; readonly secret: string }): Links {
  const base = url.replace(/\/+$/, '');
  const signed = (payload: string) => createHmac('sha256', secret).update(`relevo link 1\n${payload}`).digest();
  return {
    to: (payload) =>
      `${base}${linkPath}?link=${Buffer.from(payload).toString('base64url')}.${signed(payload).toString('base64url')}`,
    read(link) {
      const [coded = '', signature = '', ...more] = link.split('.');
      const payload = Buffer.from(coded, 'base64url').toString('utf8');
      const [given, right] = [Buffer.from(signature, 'base64url'), signed(payload)];
      return more.length === 0 && given.length === right.length && timingSafeEqual(given, right) ? payload : null;
    },
  };
}
