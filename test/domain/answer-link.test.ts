import { expect, test } from 'vitest';
import { encodeAnswerLink, parseAnswerLink, standingOf, type AnswerLink } from '../../src/domain/answer-link.ts';
import { asEscalationId } from '../../src/domain/ids.ts';
import { minute } from '../../src/domain/time.ts';
import { acknowledged, given, opened, paged, people, resolved, start, unanswered } from '../support/domain.ts';

const { ana, bruno, carla, olga } = people;
const link: AnswerLink = {
  escalation: asEscalationId('0b0c0d0e-0000-4000-8000-000000000001'),
  tier: 1,
  round: 1,
  person: ana,
  ends: start + 60 * minute,
};
const now = start + 10 * minute;
const paging = given(opened(), paged());

test('a link asks as long as nobody has the escalation, also when its page was declined or its time is over', () => {
  const declined = paging.when({ type: 'decline', by: ana, tier: 1, round: 1, reason: 'busy' });
  const second = paging.when({ type: 'expire-tier', tier: 1, round: 1 }, start + 5 * minute);
  const all = [paging, declined, second, given(opened(), paged(), unanswered())];
  expect(all.map(({ state }) => standingOf(state, link, now))).toEqual(all.map(() => ({ type: 'open' })));
});

test('it says whose the escalation is by now', () => {
  const taken = (by: typeof ana) => given(opened(), paged(), acknowledged(by, start + 4 * minute)).state;
  expect(standingOf(taken(ana), link, now)).toEqual({ type: 'yours' });
  expect(standingOf(taken(bruno), link, now)).toEqual({ type: 'taken', by: bruno, ago: 6 * minute });
  const over = given(opened(), paged(), resolved(olga, start + 8 * minute)).state;
  expect(standingOf(over, link, now)).toEqual({ type: 'resolved', by: olga, ago: 2 * minute });
});

test('it is of no use for another page, for nobody’s page, nor at its end', () => {
  const again = given(opened(), paged(), paged({ tier: 1, round: 2, people: [ana] })).state;
  expect(standingOf(again, link, now)).toEqual({ type: 'superseded' });
  expect(standingOf(again, { ...link, round: 2 }, now)).toEqual({ type: 'open' });
  expect(standingOf(paging.state, { ...link, person: carla }, now)).toEqual({ type: 'superseded' });
  expect(standingOf(paging.state, link, link.ends)).toEqual({ type: 'expired' });
  expect(standingOf(paging.state, link, link.ends - 1)).toEqual({ type: 'open' });
});

test('what it carries is read as it was written, and nothing else is read', () => {
  expect(parseAnswerLink(encodeAnswerLink(link))).toEqual(link);
  const written = encodeAnswerLink(link);
  for (const wrong of ['', 'x', `${written}.1`, written.replace('.1.', '.-1.'), written.replace('ANA', "A'; --")])
    expect([wrong, parseAnswerLink(wrong)]).toEqual([wrong, null]);
});
