import type { Escalation, Page } from './escalation.ts';
import type { UserId } from './ids.ts';
import type { Terms } from './terms.ts';

export type Step = { readonly tier: number; readonly round: number };

/** A tier when its turn comes. */
export type Stop = Step & {
  /** Those of it who can be paged, in the policy's order. */
  readonly people: readonly UserId[];
  /** Those whom its round has paged already, by another tier perhaps: nobody is paged twice in a round. */
  readonly asked: readonly UserId[];
};

/** Where paging goes: to `next` (null: nobody is left), past tiers that have nobody to page and are never waited for. */
export type Way = { readonly passed: readonly Stop[]; readonly next: Stop | null };

type OnPath = Pick<Escalation, 'terms' | 'pages'>;

/** The way through a round from its first tier on. */
export const wayFrom = (e: OnPath, round: number): Way => upToPeople(stops(e, { tier: 0, round }));

/** The way on after `step`: the rest of its round, and then the next round if there is one. */
export const wayAfter = (e: OnPath, step: Step): Way =>
  upToPeople([...stops(e, step), ...(step.round < e.terms.rounds ? stops(e, { tier: 0, round: step.round + 1 }) : [])]);

/** A tier of a round as its turn finds it. */
export function stopAt({ terms, pages }: OnPath, { tier, round }: Step): Stop {
  const all = terms.tiers[tier - 1]?.people ?? [];
  const paged = new Set(pages.flatMap((page) => (page.round === round ? [page.person] : [])));
  const isPaged = (person: UserId) => paged.has(person);
  return { tier, round, people: all.filter((person) => !isPaged(person)), asked: all.filter(isPaged) };
}

/** The first round as it goes if nobody answers. Of a tier that pages one at a time nobody can tell whom it will have paged. */
export const firstRound = (terms: Terms): readonly Stop[] =>
  terms.tiers.reduce<{ readonly stops: readonly Stop[]; readonly pages: readonly Page[] }>(
    ({ stops: before, pages }, { turn }, index) => {
      const stop = stopAt({ terms, pages }, { tier: index + 1, round: 1 });
      const added = stop.people.map((person): Page => ({ ...stop, person, state: 'expired', reason: null }));
      return { stops: [...before, stop], pages: turn === undefined ? [...pages, ...added] : pages };
    },
    { stops: [], pages: [] },
  ).stops;

/** The tiers of a round that come after `step`. */
const stops = (e: OnPath, { tier: after, round }: Step): readonly Stop[] =>
  e.terms.tiers.slice(after).map((_, index) => stopAt(e, { tier: after + index + 1, round }));

function upToPeople(all: readonly Stop[]): Way {
  const first = all.findIndex(({ people }) => people.length > 0);
  return { passed: first < 0 ? all : all.slice(0, first), next: all[first] ?? null };
}

/** Names one page: a person has one at most for each tier and round. */
export type PageKey = Step & { readonly person: UserId };

/** Whether `page` is the one that `key` names. */
export const isPage = (page: PageKey, key: PageKey): boolean =>
  page.tier === key.tier && page.round === key.round && page.person === key.person;

/** The page that `key` names, or null where there was none. */
export const pageAt = (escalation: Escalation, key: PageKey): Page | null =>
  escalation.pages.find((page) => isPage(page, key)) ?? null;

/** Whether it is this step whose answer is waited for now. */
export const isPaging = (escalation: Escalation, step: Step): boolean =>
  escalation.status === 'paging' && escalation.tier === step.tier && escalation.round === step.round;

/** The pages of the tier that is being paged now. */
export const currentPages = (escalation: Escalation): readonly Page[] =>
  escalation.pages.filter((page) => page.tier === escalation.tier && page.round === escalation.round);

/** Whether somebody of the present tier may still answer, leaving `but` out. */
export const othersStillWaiting = (escalation: Escalation, but: string): boolean =>
  currentPages(escalation).some((page) => page.state === 'waiting' && page.person !== but);

/** The newest page to a person, whatever became of it. */
export const latestPageTo = (escalation: Escalation, person: string): Page | null =>
  escalation.pages.findLast((page) => page.person === person) ?? null;
