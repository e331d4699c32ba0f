import type { Actor } from '../../src/domain/can.ts';
import type { Command } from '../../src/domain/commands.ts';
import { decide, decideOpen, type Opening } from '../../src/domain/decide.ts';
import type { Escalation, Page } from '../../src/domain/escalation.ts';
import type { Event, Happening } from '../../src/domain/events.ts';
import { begin, evolve, type Identity } from '../../src/domain/evolve.ts';
import { asChannelId, asEscalationId, asTeamId, asUserId, type UserId } from '../../src/domain/ids.ts';
import type { Intent } from '../../src/domain/intents.ts';
import { react } from '../../src/domain/react.ts';
import type { Details, Source } from '../../src/domain/record.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { Terms, Tier } from '../../src/domain/terms.ts';
import { hour, minute, type Instant } from '../../src/domain/time.ts';

/** Monday, 23 November 2026, 14:03 UTC: when the default escalation opens. */
export const start: Instant = Date.UTC(2026, 10, 23, 14, 3);

export const team = asTeamId('T1');
export const identity: Identity = { id: asEscalationId('E1'), team, number: 142 };

/** Who is who: Olga opens; Ana and Bruno are tier 1, Carla tier 2, Dana tier 3; Marta manages, Rosa holds a role. */
export const people = {
  olga: asUserId('OLGA'),
  ana: asUserId('ANA'),
  bruno: asUserId('BRUNO'),
  carla: asUserId('CARLA'),
  dana: asUserId('DANA'),
  marta: asUserId('MARTA'),
  rosa: asUserId('ROSA'),
  leo: asUserId('LEO'),
  nora: asUserId('NORA'),
};

export const details = (changes: Partial<Details> = {}): Details => ({
  title: 'Checkout returns 500 for all customers',
  description: 'Since 13:50 every order fails.',
  severity: 'sev1',
  kind: 'functional',
  route: 'technical',
  customer: { name: 'Acme Corp', tier: 'strategic', contact: null },
  services: ['checkout'],
  criteria: ['technical'],
  triage: { tried: 'Restarted the service.', whyNotHere: 'No access to payments.' },
  links: [],
  ...changes,
});

export const source = (changes: Partial<Source> = {}): Source => ({
  via: 'command',
  channel: asChannelId('C-SUPPORT'),
  messageTs: null,
  permalink: null,
  author: null,
  ...changes,
});

export const tierOf = (persons: readonly UserId[], acknowledgeWithinMs = 5 * minute): Tier => ({
  name: { en: 'Tier', es: 'Nivel' },
  people: persons,
  acknowledgeWithinMs,
  missing: [],
});

/** Three tiers, gone through twice; the room opens when somebody acknowledges. */
export const terms = (changes: Partial<Terms> = {}): Terms => ({
  severity: {
    key: 'sev1',
    label: { en: 'Critical', es: 'Crítica' },
    means: { en: "A customer can't work", es: 'Un cliente no puede trabajar' },
    rank: 0,
  },
  tiers: [tierOf([people.ana, people.bruno]), tierOf([people.carla], 10 * minute), tierOf([people.dana])],
  rounds: 2,
  fallbackChannel: '#support-leads',
  warRoom: 'on_acknowledge',
  firstUpdate: { draftAfterMs: 45 * minute, withinMs: hour },
  stakeholderChannels: ['#support-updates'],
  manager: people.marta,
  roleHolders: [people.rosa],
  language: 'en',
  rcaDueInMs: 120 * hour,
  ...changes,
});

export const opening = (changes: Partial<Opening> = {}): Opening => ({
  by: people.olga,
  details: details(),
  source: source(),
  terms: terms(),
  ...changes,
});

/** A happening of the default escalation; one without `at` happened as the escalation opened. */
export type Told = Happening & { readonly at?: Instant };

export const opened = (changes: Partial<Opening> = {}): Told => ({ type: 'opened', ...opening(changes) });

type Paged = Extract<Happening, { type: 'paged' }>;
export const paged = (changes: Partial<Paged> & { readonly at?: Instant } = {}): Told => {
  const tier = terms().tiers[(changes.tier ?? 1) - 1] ?? tierOf([]);
  const answerBy = (changes.at ?? start) + tier.acknowledgeWithinMs;
  const cause = changes.tier === undefined ? 'opened' : 'expired';
  return { type: 'paged', by: null, cause, tier: 1, round: 1, people: tier.people, answerBy, ...changes };
};

export const unanswered = (): Told => ({ type: 'unanswered', by: null, tier: 3, round: 2 });
export const acknowledged = (by: UserId, at: Instant = start): Told => ({ type: 'acknowledged', by, at });
export const resolved = (by: UserId, at: Instant = start): Told => ({ type: 'resolved', by, fix: 'Rolled back.', at });
export const roomOpened: Told = {
  type: 'room-opened',
  by: null,
  channel: asChannelId('C-ROOM'),
  name: 'esc-142-acme-checkout',
};

export const member = (id: UserId): Actor => ({ id, team, standing: 'member' });

/** An escalation somewhere in its life, and what the last command made of it. */
export type Story = {
  readonly state: Escalation;
  readonly timeline: readonly Event[];
  /** What the last command made happen, and what the world was asked for because of it. */
  readonly events: readonly Happening[];
  readonly intents: readonly Intent[];
  readonly refused: Refusal | null;
  /** Asks for something at `now`; a person's command is asked by a member with the id in `by`. */
  when(command: Command, now?: Instant, actor?: Actor | null): Story;
};

/** The story so far, begun by an `opened`. */
export function given(...told: readonly [Told, ...Told[]]): Story {
  const [first, ...rest] = told.map((each): Event => ({ at: start, ...each }));
  if (!first) throw new Error('a story begins with an opened event');
  const state = rest.reduce(evolve, begin(identity, first));
  return story(state, [first, ...rest], { events: [], intents: [], refused: null });
}

/** Opens by the domain's own rule, as the first command of a story. */
export function whenOpened(changes: Partial<Opening> = {}, now: Instant = start): Story {
  const events = decideOpen(opening(changes), now);
  return apply(null, [], events, now);
}

function apply(state: Escalation | null, timeline: readonly Event[], events: readonly Happening[], at: Instant): Story {
  let present = state;
  const happened = events.map((event): Event => ({ ...event, at }));
  const intents: Intent[] = [];
  for (const event of happened) {
    const after: Escalation = present ? evolve(present, event) : begin(identity, event);
    intents.push(...react(present, after, event));
    present = after;
  }
  if (!present) throw new Error('nothing was opened');
  return story(present, [...timeline, ...happened], { events, intents, refused: null });
}

function story(
  state: Escalation,
  timeline: readonly Event[],
  last: Pick<Story, 'events' | 'intents' | 'refused'>,
): Story {
  return {
    state,
    timeline,
    ...last,
    when(command, now = start + minute, actor = 'by' in command ? member(command.by) : null) {
      const decision = decide(state, command, actor, now);
      if ('refused' in decision) return story(state, timeline, { events: [], intents: [], refused: decision.refused });
      return apply(state, timeline, decision.events, now);
    },
  };
}

/** The pages as one reads them: `1/1 ANA waiting`. */
export const pagesOf = (escalation: { readonly pages: readonly Page[] }): readonly string[] =>
  escalation.pages.map(({ tier, round, person, state }) => `${tier}/${round} ${person} ${state}`);
