import type { HomeState } from '../../src/views/slack/home.ts';
import { people, start } from '../support/domain.ts';

/** Ana's Home, with all that is open counted as it is listed. */
export function homeState({ open = [], ...changes }: Partial<HomeState> = {}): HomeState {
  const counts = [...Map.groupBy(open, (e) => e.terms.severity.key)].map(([severity, all]) => ({
    severity,
    count: all.length,
  }));
  return { pages: [], mine: [], open, counts, rcas: [], me: people.ana, now: start, ...changes };
}
