import { owesCustomers } from './customer-text.ts';
import type { Escalation } from './escalation.ts';
import type { Event } from './events.ts';
import { customerSlot, type Intent } from './intents.ts';

/** What is asked of the world about what customers are told: its clock, and the messages to those who are asked about it. */
export function customersTold(before: Escalation | null, after: Escalation, event: Event): readonly Intent[] {
  return [...clock(before, after), ...messages(before, after), ...noted(after, event)];
}

function clock(before: Escalation | null, after: Escalation): readonly Intent[] {
  const due = owesCustomers(after) ? (after.customerText?.by ?? null) : null;
  const was = before && owesCustomers(before) ? (before.customerText?.by ?? null) : null;
  if (due === was) return [];
  return due === null
    ? [{ type: 'cancel', kinds: ['customer-text'] }]
    : [{ type: 'arm', deadline: { kind: 'customer-text', tier: 0, round: 0, dueAt: due } }];
}

/**
 * Every message about it reads differently once it changes, those about words that are no longer so as well; and so does
 * one about words that customers have not heard, when what they say may no longer be so.
 */
function messages(before: Escalation | null, after: Escalation): readonly Intent[] {
  const [was, is] = [before?.customerText ?? null, after.customerText];
  const isStale = before !== null && isOver(before) !== isOver(after) && is?.standing.status !== 'told';
  if (was === is && !isStale) return [];
  const asked = new Set([...(was?.asked ?? []), ...(is?.asked ?? [])]);
  return [...asked].flatMap(({ seq, people }) =>
    people.map((person) => ({ type: 'show', slot: customerSlot({ seq, person }) }) as const),
  );
}

const isOver = ({ status }: Escalation): boolean => status === 'resolved';

/** Whoever leads hears that customers wait, and whoever wrote to them that it came back. */
function noted(after: Escalation, event: Event): readonly Intent[] {
  const seq = after.version;
  const lead = after.status === 'working' ? after.lead : after.openedBy;
  if (event.type === 'customer-text-sent-back') {
    const { standing } = after.customerText ?? {};
    const author = standing?.status === 'sent-back' ? standing.wording.author : null;
    return [{ type: 'tell-person', person: author ?? lead, seq }];
  }
  const isLate =
    event.type === 'customer-text-overdue' || (event.type === 'customer-text-written' && event.by === null);
  return isLate && !event.ask.includes(lead) ? [{ type: 'tell-person', person: lead, seq }] : [];
}
