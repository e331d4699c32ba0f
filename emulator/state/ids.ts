import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Clock } from './clock.ts';

const LETTERS = '0123456789ABCDEFGHJKLMNPQRSTVWXYZ';

function spell(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 9)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** A new id of Slack's shape. Random, so that what an app stored before a restart never names something else after it. */
export function newId(prefix: string): string {
  return `${prefix}0${spell(randomBytes(9))}`;
}

/** The same id for the same name, in every run: for what the seed brings. */
export function stableId(prefix: string, name: string): string {
  return `${prefix}0${spell(createHash('sha256').update(`${prefix}:${name}`).digest())}`;
}

/** The same UUID for the same name. */
export function stableUuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Twelve digits, the same for the same name. */
export function stableNumber(name: string): string {
  return String(1e11 + (createHash('sha256').update(name).digest().readUIntBE(0, 6) % 9e11));
}

export function secret(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}

export function newHash(now: number): string {
  return `${Math.floor(now / 1000)}.${randomBytes(4).toString('hex')}`;
}

/** Shape "13 digits.12 digits.32 hex digits", as Slack's. */
export function newTriggerId(): string {
  return `${randomInt(1e12, 9e12)}.${randomInt(1e11, 9e11)}.${randomBytes(16).toString('hex')}`;
}

export type Stamps = {
  /** A `ts` never given before, later than all before it. */
  next(): string;
  /** The `ts` of a moment in the past, for seeded messages. */
  at(ms: number): string;
};

/** Message times, which are also message names: "seconds.microseconds" of workspace time, unique and increasing. */
export function createStamps(clock: Clock): Stamps {
  let last = 0;
  const write = (micros: number) => `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  return {
    next() {
      last = Math.max(Math.floor(clock.now()) * 1000, last + 100);
      return write(last);
    },
    at: (ms) => write(Math.floor(ms) * 1000 + 100),
  };
}
