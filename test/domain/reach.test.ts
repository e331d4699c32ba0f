import { describe, expect, test } from 'vitest';
import { stillAsks } from '../../src/domain/decide-reach.ts';
import { isMailAddress } from '../../src/domain/reach.ts';
import { minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, people, start, unanswered } from '../support/domain.ts';
import { line } from '../support/intents.ts';

const { ana, bruno } = people;
const key = { person: ana, tier: 1, round: 1 };
const told = { type: 'report-reached', ...key, way: 'email' } as const;
const failed = { type: 'report-not-reached', ...key, way: 'email', error: 'smtp_550' } as const;

describe('a page', () => {
  test('asks its person for an answer in other ways as long as nobody has it', () => {
    const paging = given(opened(), paged());
    expect(stillAsks(paging.state, key)).toBe(true);
    const expired = paging.when({ type: 'expire-tier', tier: 1, round: 1 }, start + 5 * minute);
    expect(stillAsks(expired.state, key)).toBe(true);
    expect(stillAsks(given(opened(), paged(), unanswered()).state, key)).toBe(true);
    expect(stillAsks(given(opened(), paged(), acknowledged(bruno)).state, key)).toBe(false);
  });

  test('that Slack could not deliver asks all the more, and one that was declined asks no more', () => {
    const paging = given(opened(), paged());
    const undeliverable = paging.when({ type: 'report-undeliverable', ...key, error: 'user_not_found' });
    expect(stillAsks(undeliverable.state, key)).toBe(true);
    const declined = paging.when({ type: 'decline', by: ana, tier: 1, round: 1, reason: 'busy' });
    expect(stillAsks(declined.state, key)).toBe(false);
  });

  test('leaves asking to a newer one to the same person', () => {
    const again = given(opened(), paged(), paged({ tier: 1, round: 2, people: [ana] }));
    expect([stillAsks(again.state, key), stillAsks(again.state, { ...key, round: 2 })]).toEqual([false, true]);
  });

  test('is told of once for each way, and changes nobody else’s', () => {
    const story = given(opened(), paged()).when(told);
    expect(story.events).toEqual([{ type: 'reached', by: null, ...key, way: 'email' }]);
    expect(story.intents).toEqual([line]);
    expect(story.state.pages).toMatchObject([{ person: ana, ways: { email: 'told' } }, { person: bruno }]);
    expect(story.state.pages[1]).not.toHaveProperty('ways');
    expect(story.when(told).events).toEqual([]);
    expect(story.when(failed).events).toEqual([]);
    const both = story.when({ ...failed, way: 'webhook' });
    expect(both.state.pages[0]).toMatchObject({ state: 'waiting', ways: { email: 'told', webhook: 'failed' } });
  });

  test('that there never was is not told of', () => {
    expect(given(opened(), paged()).when({ ...told, tier: 2 }).events).toEqual([]);
  });
});

test.each(['ana@example.com', 'a.b+c@mail.example.co.uk', 'ñandú@correo.example', "o'neil@example.com"])(
  '%s is an address',
  (text) => expect(isMailAddress(text)).toBe(true),
);

test.each([
  '',
  'ana',
  'ana@localhost',
  '@example.com',
  'ana@example.com, b@example.com',
  'Ana <ana@example.com>',
  'ana@example.com\nBcc: b@example.com',
  'a b@example.com',
  `${'a'.repeat(65)}@example.com`,
  'ana@@example.com',
  `ana@${'a'.repeat(250)}.com`,
])('%j is none', (text) => expect(isMailAddress(text)).toBe(false));
