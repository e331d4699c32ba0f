import type { WorldsCommand } from './commands.ts';
import type { Escalation, PageState } from './escalation.ts';
import type { Happening } from './events.ts';
import type { Way } from './reach.ts';
import { latestPageTo, pageAt, type PageKey } from './tiers.ts';

/** One that Slack could not deliver is a reason more to go another way; one that was declined was answered. */
const unheard: ReadonlySet<PageState> = new Set(['waiting', 'expired', 'undeliverable']);

/** Whether a page still asks its person for an answer: nobody has taken it, and they have no newer page. */
export function stillAsks(escalation: Escalation, key: PageKey): boolean {
  if (escalation.status !== 'paging' && escalation.status !== 'unanswered') return false;
  const page = pageAt(escalation, key);
  return page !== null && unheard.has(page.state) && latestPageTo(escalation, key.person) === page;
}

/** Whether what became of a page on this way is known already. */
export const wentBy = (escalation: Escalation, key: PageKey, way: Way): boolean =>
  pageAt(escalation, key)?.ways?.[way] !== undefined;

type Reached = Extract<WorldsCommand, { type: 'report-reached' | 'report-not-reached' }>;

/** What became of a page that went another way, too, is kept once, however often it is told. */
export function decideReached(escalation: Escalation, command: Reached): readonly Happening[] {
  const { person, tier, round, way } = command;
  if (!pageAt(escalation, command) || wentBy(escalation, command, way)) return [];
  return command.type === 'report-reached'
    ? [{ type: 'reached', by: null, person, tier, round, way }]
    : [{ type: 'not-reached', by: null, person, tier, round, way, error: command.error }];
}
