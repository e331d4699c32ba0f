import { describe, expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { SeverityTerms } from '../../src/domain/terms.ts';
import { hour, minute } from '../../src/domain/time.ts';
import {
  acknowledged,
  given,
  opened,
  paged,
  pagesOf,
  people,
  resolved,
  start,
  terms,
  tierOf,
} from '../support/domain.ts';

const { olga, ana, marta, nora } = people;
const label = { en: 'High', es: 'Alta' };

const to = (changes: Partial<SeverityTerms> = {}): SeverityTerms => ({
  severity: { key: 'sev2', label, means: label, rank: 1 },
  acknowledgeWithinMs: 15 * minute,
  warRoom: 'manual',
  firstUpdate: { draftAfterMs: 80 * minute, withinMs: 2 * hour },
  stakeholderChannels: ['#support-updates'],
  ...changes,
});
const change = (given: SeverityTerms, by = olga) => ({ type: 'change-severity', by, to: given }) as const;
const paging = given(opened(), paged());

describe('another severity', () => {
  test('counts the time to answer from when the tier was paged, and keeps who was paged', () => {
    const { state, intents } = paging.when(change(to()), start + 3 * minute);
    expect(pagesOf(state)).toEqual(['1/1 ANA waiting', '1/1 BRUNO waiting']);
    expect(state).toMatchObject({ answerBy: start + 15 * minute, details: { severity: 'sev2' } });
    const deadline = { kind: 'acknowledge', tier: 1, round: 1, dueAt: start + 15 * minute };
    expect(intents).toContainEqual({ type: 'arm', deadline });
  });

  test('that leaves less time than has passed makes it over now', () => {
    const slow = given(
      opened({ terms: terms({ tiers: [tierOf([ana], 4 * hour)] }) }),
      paged({ answerBy: start + 4 * hour }),
    );
    const now = start + 30 * minute;
    expect(slow.when(change(to()), now).state).toMatchObject({ status: 'paging', answerBy: now });
  });

  test('times the tiers to come anew, save those to which the policy gives a time of their own', () => {
    const own = { ...tierOf([people.carla], 10 * minute), hasOwnTime: true as const };
    const story = given(opened({ terms: terms({ tiers: [tierOf([ana]), own, tierOf([people.dana])] }) }), paged());
    const { state } = story.when(change(to()));
    expect(state.terms.tiers.map((tier) => tier.acknowledgeWithinMs / minute)).toEqual([15, 10, 15]);
  });

  test('counts the first update from when it opened', () => {
    const { state, intents } = paging.when(change(to()));
    expect(state.firstUpdate).toEqual({ status: 'due', by: start + 2 * hour });
    const at = { tier: 0, round: 0 };
    expect(intents).toContainEqual({
      type: 'arm',
      deadline: { kind: 'draft-update', ...at, dueAt: start + 80 * minute },
    });
  });

  test('by which the first update is late gives people the time for which a draft waits', () => {
    const now = start + 40 * minute;
    const { state } = paging.when(
      change(to({ firstUpdate: { draftAfterMs: 10 * minute, withinMs: 20 * minute } })),
      now,
    );
    expect(state.firstUpdate).toMatchObject({ by: now + 10 * minute });
  });

  test('asks for the room that goes with it', () => {
    expect(paging.when(change(to({ warRoom: 'on_open' }))).state.room).toEqual({ status: 'requested' });
    expect(paging.when(change(to({ warRoom: 'on_acknowledge' }))).state.room).toEqual({ status: 'none' });
    const working = given(opened(), paged(), acknowledged(ana));
    const raised = given(opened({ terms: terms({ warRoom: 'manual' }) }), paged(), acknowledged(ana));
    expect(raised.when(change(to({ warRoom: 'on_acknowledge' }), ana)).state.room).toEqual({ status: 'requested' });
    expect(working.when(change(to()), start + minute).intents).not.toContainEqual(
      expect.objectContaining({ type: 'arm', deadline: { kind: 'acknowledge' } }),
    );
  });

  test('stops counting opening hours where the new one knows none', () => {
    const office = { timezone: 'Europe/Madrid', hours: { 'mon-fri': '09:00-18:00' }, holidays: [] };
    const story = given(opened({ terms: terms({ hours: office }) }), paged());
    expect(story.when(change(to())).state.terms.hours).toBeUndefined();
    expect(story.when(change(to({ hours: office }))).state.terms.hours).toEqual(office);
  });

  test('of which executives are told has them told from then on, and one of which they are not no more', () => {
    const channels = ({ state }: { state: Escalation }) => state.terms.executiveChannels;
    const raised = paging.when(change(to({ executiveChannels: ['#exec-brief'] })));
    expect(channels(raised)).toEqual(['#exec-brief']);
    const severity = { key: 'sev3', label, means: label, rank: 2 };
    expect(channels(raised.when(change(to({ severity, executiveChannels: [] }))))).toEqual([]);
  });

  test('is refused when it is so already, when it is resolved, and to bystanders', () => {
    const same = to({ severity: { key: 'sev1', label, means: label, rank: 0 } });
    expect(paging.when(change(same)).refused).toMatchObject({ code: 'severity_is_so' });
    const over = given(opened(), paged(), resolved(marta));
    expect(over.when(change(to())).refused).toMatchObject({ code: 'already_resolved' });
    expect(paging.when(change(to(), nora)).refused).toEqual({ code: 'not_allowed' });
  });
});
