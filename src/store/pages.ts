import type { Escalation, Page } from '../domain/escalation.ts';
import { pageAt } from '../domain/tiers.ts';
import type { PagesTable } from './tables/pages.ts';

export const pageColumns = [
  'team_id',
  'escalation_id',
  'tier',
  'round',
  'person',
  'state',
  'reason',
  'ways',
  'position',
] as const satisfies readonly (keyof PagesTable)[];

type PageRow = Omit<PagesTable, 'ways'> & Pick<Page, 'ways'>;

/** Pages that are new or read differently than before. A page's key can be made once only, whoever tries. */
export const changedPages = (before: Escalation | null, state: Escalation): readonly PageRow[] =>
  state.pages.flatMap((page, position) =>
    isUnchanged(before && pageAt(before, page), page)
      ? []
      : [{ team_id: state.team, escalation_id: state.id, ...page, position }],
  );

const isUnchanged = (before: Page | null, page: Page): boolean =>
  before?.state === page.state && before.reason === page.reason && before.ways === page.ways;
