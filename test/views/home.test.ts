import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/time.ts';
import { homeView } from '../../src/views/slack/home.ts';
import type { HomeAdmin } from '../../src/views/slack/home-admin.ts';
import { people, start } from '../support/domain.ts';
import { homeState } from './home-state.ts';
import { at, read } from './reading.ts';

const admin: HomeAdmin = {
  policy: { name: 'Acme Support', severities: 3, paths: 1, rules: 2, schedules: 1, missing: [] },
  gaps: [],
  health: { overdue: 0, stuck: 0, waiting: 0, oldestAt: null, sweptMs: 2_000, slackError: null },
  denials: [],
};
const told = (changes: Partial<HomeAdmin>, language: 'en' | 'es' = 'en') =>
  read(homeView(homeState({ admin: { ...admin, ...changes } }), language));

test('a page counts down by the reader’s own clock, so that it is right without being drawn again', () => {
  const { e } = at('paging the first tier');
  const home = JSON.stringify(homeView(homeState({ pages: [e], open: [e] }), 'en'));
  expect(home).toContain(`Answer before <!date^${(start + 300_000) / 1000}^{time}|`);
  expect(home).toContain(`<!date^${(start + 300_000) / 1000}^ · {ago}| · 23 Nov, 14:08 UTC>`);
});

test('of my pages the one with least time left stands first', () => {
  const { e: soon } = at('paging the first tier');
  const later = soon.status === 'paging' ? { ...soon, answerBy: start + 900_000 } : soon;
  const { e: over } = at('unanswered');
  const said = JSON.stringify(homeView(homeState({ pages: [over, later, soon] }), 'en'));
  const order = [...said.matchAll(/Answer before <!date\^(\d+)/g)].map(([, seconds]) => Number(seconds) - start / 1000);
  expect(order).toEqual([300, 900]);
});

test('what I lead says when its update is due; what others lead does not', () => {
  const { e } = at('working');
  const mine = read(homeView(homeState({ mine: [e], open: [e], me: people.bruno }), 'en'));
  expect(mine).toContain('⏰ First update due by 15:03');
  expect(read(homeView(homeState({ mine: [e], open: [e] }), 'en'))).not.toContain('⏰');
  const posted = at('update posted').e;
  expect(read(homeView(homeState({ mine: [posted], me: people.bruno }), 'en'))).not.toContain('⏰');
});

test('an RCA that I owe says when it is due, and that it was', () => {
  const rcas = [at('rca requested').e];
  expect(read(homeView(homeState({ rcas }), 'en'))).toContain('· due 28 Nov');
  expect(read(homeView(homeState({ rcas, now: start + 6 * day }), 'es'))).toContain('· ⚠️ venció: 28 nov');
});

test('what is open is counted by severity, where there are several', () => {
  const open = [at('working').e];
  const counts = [
    { severity: 'sev1', count: 2 },
    { severity: 'sev3', count: 11 },
  ];
  const said = read(homeView(homeState({ open, counts }), 'en'));
  expect(said).toContain('*Open now*\nSEV1 2 · SEV3 11');
  expect(said).toContain('and 7 more');
});

describe('for whoever manages escalations', () => {
  test('all is said to be well in three lines', () => {
    expect(told({})).toContain(
      [
        '*For the escalation manager*',
        '*Policy* Acme Support · 3 severities · 1 path · 2 rules · 1 schedule',
        '*Schedules* somebody is on call all week',
        '*Health* ✅ nothing is late · nothing waits to be sent · deadlines are looked after · Slack answers',
      ].join('\n'),
    );
  });

  test('nobody else sees it', () => {
    expect(read(homeView(homeState({ admin: null }), 'en'))).not.toContain('Health');
  });

  test('gaps are named with their hours, and what is too much is counted', () => {
    const gaps = Array.from({ length: 5 }, () => ({ schedule: 'nights', from: start, to: start + day }));
    expect(told({ gaps })).toContain('⚠️ nights: 23 Nov, 14:03 to 24 Nov, 14:03\n');
    expect(told({ gaps })).toContain('and 2 more');
    expect(told({ gaps }, 'es')).toContain('⚠️ nights: desde 23 nov, 14:03 hasta 24 nov, 14:03');
  });

  test('what is late, stuck, waiting or does not answer stands out', () => {
    const health = { overdue: 2, stuck: 1, waiting: 14, oldestAt: start, sweptMs: 90_000, slackError: 'no_answer' };
    expect(told({ health })).toContain(
      '*Health* ⚠️ something is late · 2 deadlines missed · 1 message stuck · 14 to be sent, the oldest since 23 Nov, 14:03 · ⚠️ no look at deadlines for 2 min · ⚠️ Slack does not answer (no_answer)',
    );
  });

  test('who was refused something this week is named', () => {
    const denials = [{ by: people.nora, standing: 'guest', asked: 'look', times: 3, lastAt: start } as const];
    expect(told({ denials })).toContain(
      '*Refused this week*\n23 Nov, 14:03 · @nora (a guest): see it (3 times that day)',
    );
  });

  test('what nobody can be paged by is named', () => {
    const policy = { ...admin.policy, missing: ['gone@example.com', 'usergroup ghosts'] };
    expect(told({ policy })).toContain('⚠️ Nobody can be paged by: gone@example.com · usergroup ghosts');
  });
});
