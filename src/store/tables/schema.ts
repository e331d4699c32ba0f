import type { DeadlinesTable } from './deadlines.ts';
import type { DeliveriesTable } from './deliveries.ts';
import type { EscalationsTable } from './escalations.ts';
import type { GroupsTable } from './groups.ts';
import type { InboxTable } from './inbox.ts';
import type { OutboxTable } from './outbox.ts';
import type { PagesTable } from './pages.ts';
import type { PeopleTable } from './people.ts';
import type { ReachTable } from './reach.ts';
import type { RefusalsTable } from './refusals.ts';
import type { TeamsTable } from './teams.ts';
import type { TimelineTable } from './timeline.ts';
import type { TurnsTable } from './turns.ts';

export type Schema = {
  teams: TeamsTable;
  people: PeopleTable;
  reach: ReachTable;
  groups: GroupsTable;
  turns: TurnsTable;
  escalations: EscalationsTable;
  pages: PagesTable;
  timeline: TimelineTable;
  deadlines: DeadlinesTable;
  outbox: OutboxTable;
  inbox: InboxTable;
  refusals: RefusalsTable;
  deliveries: DeliveriesTable;
};
