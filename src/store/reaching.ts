import { outboxColumns } from './outbox.ts';

/** Pages by other ways than Slack have hands of their own: Slack may be what holds pages back. */
const reachLane = -1;

/**
 * The part of a change that has each page go the other ways that its person chose, too, after the time that they chose:
 * errands that may not be tried before. `parameter`: where the statement has the outbox's rows. Their time counts as the one
 * at which they were asked for, so that nothing that waits for it looks late.
 */
export const reaching = (parameter: number): string => `
  reaching as (
    insert into outbox (${outboxColumns.join(', ')})
    select o.team_id, o.escalation_id, ${reachLane}, 'reach/' || way || '/' || o.stream, null,
           jsonb_build_object('type', 'reach', 'way', way, 'after', after, 'person', o.errand -> 'person',
                              'tier', o.errand -> 'tier', 'round', o.errand -> 'round'),
           due, due, due
      from jsonb_populate_recordset(null::outbox, $${parameter}) o
      join reach r on r.team_id = o.team_id and r.user_id = o.errand ->> 'person'
     cross join lateral (values ('email', r.email_after), ('webhook', r.webhook_after)) chosen (way, after)
     cross join lateral (select o.created_at + chosen.after * interval '1 minute' as due) soon
     where o.errand ->> 'type' = 'page' and after is not null)`;
