import fc from 'fast-check';
import type { Command } from '../../src/domain/commands.ts';
import { wordingOf } from '../../src/domain/customer-text.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import { declineReasons } from '../../src/domain/events.ts';
import { ratings } from '../../src/domain/feedback.ts';
import { asChannelId } from '../../src/domain/ids.ts';
import { roleNames } from '../../src/domain/policy.ts';
import { hour, minute, type Instant } from '../../src/domain/time.ts';
import { people } from './domain.ts';

const persons = Object.values(people);
const person = fc.constantFrom(...persons);
const text = fc.string({ unit: 'grapheme', maxLength: 20 });

/** What is asked, made from the state at that moment: mostly what a click or a deadline would really say. */
export type Ask = (escalation: Escalation, now: Instant) => Command;

/** What the asker saw: mostly the present step, sometimes an older one or nonsense. */
const seen = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  fc.record({ tier: fc.integer({ min: 0, max: 5 }), round: fc.integer({ min: 0, max: 5 }) }),
);

/** Which words the asker read: mostly the present ones. */
const wording = fc.constantFrom<((present: Escalation) => string)[]>(
  ({ customerText }) => (customerText && wordingOf(customerText)?.hash) ?? '',
  () => 'a',
);

export const anyAsk: fc.Arbitrary<Ask> = fc.oneof(
  {
    weight: 5,
    arbitrary: seen.map((step): Ask => (present) => ({ type: 'expire-tier', ...(step ?? stepOf(present)) })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(person, seen, fc.constantFrom(...declineReasons))
      .map(([by, step, reason]): Ask => (present) => ({
        type: 'decline',
        by,
        ...(step ?? stepOf(present)),
        reason,
      })),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(person, seen).map(([by, step]): Ask => (present) => ({
      type: 'report-undeliverable',
      person: by,
      ...(step ?? stepOf(present)),
      error: 'gone',
    })),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(person, seen).map(([by, step]): Ask => (present) => ({
      type: 'page-next',
      by,
      ...(step ?? stepOf(present)),
    })),
  },
  person.map((by): Ask => () => ({ type: 'acknowledge', by })),
  person.map((by): Ask => () => ({ type: 'open-room', by })),
  fc.tuple(person, fc.constantFrom(...roleNames), person).map(([by, role, holder]): Ask => () => ({
    type: 'give-roles',
    by,
    to: { [role]: holder },
  })),
  fc
    .tuple(person, fc.constantFrom('sev1', 'sev2', 'sev3'), fc.integer({ min: 1, max: 90 }))
    .map(([by, key, minutes]): Ask => ({ terms: { severity, firstUpdate, warRoom, stakeholderChannels } }) => ({
      type: 'change-severity',
      by,
      to: {
        severity: { ...severity, key },
        acknowledgeWithinMs: minutes * minute,
        firstUpdate,
        warRoom,
        stakeholderChannels,
      },
    })),
  fc.tuple(person, fc.constantFrom('a', 'b')).map(([by, hash]): Ask => () => ({
    type: 'write-customer-text',
    by,
    text: `words ${hash}`,
    hash,
  })),
  fc.tuple(person, wording).map(([by, hash]): Ask => (present) => ({
    type: 'approve-customer-text',
    by,
    hash: hash(present),
  })),
  fc.tuple(person, wording, text).map(([by, hash, why]): Ask => (present) => ({
    type: 'send-back-customer-text',
    by,
    hash: hash(present),
    why,
  })),
  fc.tuple(person, wording, text).map(([by, hash, whom]): Ask => (present) => ({
    type: 'tell-customer',
    by,
    hash: hash(present),
    whom,
  })),
  fc.constant<Ask>(() => ({ type: 'customer-text-due', text: 'words from the record', hash: 'c' })),
  person.map((by): Ask => () => ({ type: 'join', by })),
  fc.tuple(person, text).map(([by, said]): Ask => () => ({ type: 'draft-update', by, text: said })),
  person.map((by): Ask => () => ({ type: 'post-draft', by })),
  fc.tuple(person, text).map(([by, said]): Ask => () => ({ type: 'post-update', by, text: said })),
  fc.tuple(person, text).map(([by, why]): Ask => () => ({ type: 'skip-update', by, why })),
  fc.tuple(person, text).map(([by, fix]): Ask => () => ({ type: 'resolve', by, fix })),
  fc.tuple(person, person, fc.integer({ min: -hour, max: 100 * hour })).map(([by, owner, dueIn]): Ask => (_, now) => ({
    type: 'resolve',
    by,
    fix: 'Rolled back.',
    rca: { owner, dueAt: now + dueIn },
  })),
  fc.tuple(person, text).map(([by, why]): Ask => () => ({ type: 'reopen', by, why })),
  fc.tuple(person, person, fc.integer({ min: -hour, max: 100 * hour })).map(([by, owner, dueIn]): Ask => (_, now) => ({
    type: 'request-rca',
    by,
    owner,
    dueAt: now + dueIn,
  })),
  text.map((said): Ask => () => ({ type: 'offer-draft', text: said })),
  text.map((said): Ask => () => ({ type: 'first-update-due', text: said })),
  text.map((said): Ask => () => ({ type: 'next-update-due', text: said })),
  fc.constant<Ask>(() => ({ type: 'resolve-due' })),
  fc.constant<Ask>(() => ({ type: 'remind-rca' })),
  fc.constant<Ask>(() => ({ type: 'report-room', channel: asChannelId('C-ROOM'), name: 'esc-142' })),
  text.map((error): Ask => () => ({ type: 'report-room-failed', error })),
  fc.constant<Ask>(() => ({ type: 'close-room-due' })),
  fc.integer({ min: -hour, max: hour }).map((more): Ask => (_, now) => ({
    type: 'report-room-in-use',
    until: now + more,
  })),
  fc.constant<Ask>(() => ({ type: 'report-room-archived' })),
  fc.constant<Ask>(() => ({ type: 'feedback-due' })),
  fc.tuple(person, fc.constantFrom(...ratings), fc.option(text)).map(([by, rating, comment]): Ask => () => ({
    type: 'give-feedback',
    by,
    rating,
    ...(comment === null ? {} : { comment }),
  })),
  text.map((error): Ask => () => ({ type: 'report-room-not-archived', error })),
);

export const stepOf = ({ tier, round }: Escalation) => ({ tier, round });
