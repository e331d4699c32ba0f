import { asTeamId, asUserId, type UserId } from '../src/domain/ids.ts';
import type { Terms, Tier } from '../src/domain/terms.ts';
import { createLogger } from '../src/platform/logger.ts';
import { hour, minute } from '../src/domain/time.ts';
import type { Desk } from '../src/usecases/desk.ts';
import { learnPeople } from '../src/usecases/learn-people.ts';
import { open } from '../src/usecases/open.ts';

export const silentLog = createLogger({ environment: 'production', logLevel: 'fatal' });

export const team = asTeamId('T-BENCH');
const [opener, first, second, third] = ['U1', 'U2', 'U3', 'U4'].map(asUserId) as [UserId, UserId, UserId, UserId];
/** One of those whom the first tier pages. */
export const pagedFirst = first;
/** Whom the second tier pages. */
export const pagedNext = third;

export const introduceEverybody = (desk: Desk): Promise<void> =>
  learnPeople(
    desk,
    team,
    [opener, first, second, third].map((id) => ({
      id,
      handle: id,
      email: null,
      locale: 'en-US',
      zone: null,
      standing: 'member',
    })),
  );

const tier = (people: readonly UserId[], acknowledgeWithinMs: number): Tier => ({
  name: { en: 'Tier', es: 'Nivel' },
  people,
  acknowledgeWithinMs,
  missing: [],
});

/** Two people in the first tier, one in the second. */
const terms = (acknowledgeWithinMs = 5 * minute): Terms => ({
  severity: {
    key: 'sev1',
    label: { en: 'Critical', es: 'Crítica' },
    means: { en: "A customer can't work", es: 'Un cliente no puede trabajar' },
    rank: 0,
  },
  tiers: [tier([first, second], acknowledgeWithinMs), tier([third], hour)],
  rounds: 1,
  fallbackChannel: '#support-leads',
  warRoom: 'manual',
  firstUpdate: { draftAfterMs: 45 * minute, withinMs: hour },
  stakeholderChannels: ['#support-updates'],
  manager: null,
  roleHolders: [],
  language: 'en',
  rcaDueInMs: 24 * hour,
});

/** Opens an escalation as a form would, and answers its number. */
export async function openOne(desk: Desk, requestKey: string, acknowledgeWithinMs?: number) {
  const outcome = await open(desk, {
    team,
    requestKey,
    by: opener,
    terms: terms(acknowledgeWithinMs),
    details: {
      title: 'Checkout returns 500 for all customers',
      description: 'Since 13:50 every order fails with an error page.',
      severity: 'sev1',
      kind: 'functional',
      route: 'technical',
      customer: { name: 'Acme Corp', tier: 'strategic', contact: null },
      services: ['checkout'],
      criteria: ['technical'],
      triage: { tried: 'Restarted the service.', whyNotHere: 'No access to payments.' },
      links: [],
    },
    source: { via: 'shortcut', channel: null, messageTs: null, permalink: null, author: null },
  });
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused.code}`);
  return outcome.escalation;
}
