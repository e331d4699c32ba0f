import type { PersonsCommand, WorldsCommand } from './commands.ts';
import { owesCustomers, wordingOf, type CustomerHappening, type CustomerText } from './customer-text.ts';
import type { Decision } from './decide.ts';
import type { Escalation } from './escalation.ts';
import type { UserId } from './ids.ts';
import { targetText } from './plan.ts';
import type { Refusal } from './refusal.ts';
import { holderOf } from './roles.ts';

type CustomerCommand = Extract<
  PersonsCommand,
  { type: 'write-customer-text' | 'approve-customer-text' | 'send-back-customer-text' | 'tell-customer' }
>;

/** Also when it is resolved: customers are told of that, too. */
export function decideCustomerText(escalation: Escalation, command: CustomerCommand): Decision {
  const { customerText } = escalation;
  if (!customerText) return { refused: { code: 'no_approvers' } };
  if (command.type === 'write-customer-text') return decideWriting(escalation, customerText, command);
  const refused = notSo(customerText, command);
  if (refused) return { refused };
  const { by, hash } = command;
  switch (command.type) {
    case 'approve-customer-text':
      return { events: [{ type: 'customer-text-approved', by, hash, teller: tellerOf(escalation) }] };
    case 'send-back-customer-text':
      return { events: [{ type: 'customer-text-sent-back', by, hash, why: command.why }] };
    case 'tell-customer':
      return { events: [{ type: 'customer-told', by, hash, whom: command.whom }] };
  }
}

/** The same words again change nothing; sent again unchanged after they were sent back, they are still their author's. */
function decideWriting(
  escalation: Escalation,
  customerText: CustomerText,
  { by, text, hash }: Extract<CustomerCommand, { type: 'write-customer-text' }>,
): Decision {
  const { status } = customerText.standing;
  const before = wordingOf(customerText);
  const isSame = before?.hash === hash;
  if (isSame && (status === 'waiting' || status === 'approved')) return { events: [] };
  const author = isSame && status === 'sent-back' ? before.author : by;
  return { events: [written(escalation, by, { words: text, hash, author })] };
}

/** Only these words, only once, and never by whoever wrote them. */
function notSo(
  { standing }: CustomerText,
  { type, by, hash }: Exclude<CustomerCommand, { type: 'write-customer-text' }>,
): Refusal | null {
  if (standing.status === 'none' || standing.wording.hash !== hash) return { code: 'customer_text_changed' };
  if (standing.status === 'told') return { code: 'customer_told', by: standing.by, at: standing.at };
  if (standing.status === 'sent-back') return { code: 'customer_text_sent_back', by: standing.by };
  if (type === 'tell-customer') return standing.status === 'approved' ? null : { code: 'customer_text_not_approved' };
  if (standing.status === 'approved') return { code: 'customer_text_approved', by: standing.by, at: standing.at };
  return standing.wording.author === by ? { code: 'customer_text_is_own' } : null;
}

/**
 * Customers were to have heard by now. Where nobody wrote to them the record's own words, `text`, go to the approvers: they
 * tell nobody without one. Else whoever holds it up is asked again.
 */
export function decideCustomerTextDue(
  escalation: Escalation,
  { text, hash }: Extract<WorldsCommand, { type: 'customer-text-due' }>,
): readonly CustomerHappening[] {
  const { customerText } = escalation;
  if (!customerText || !owesCustomers(escalation)) return [];
  const { standing } = customerText;
  switch (standing.status) {
    case 'none':
      return [written(escalation, null, { words: text, hash, author: null })];
    case 'waiting':
    case 'sent-back':
      return [{ type: 'customer-text-overdue', by: null, ...approversBut(escalation, standing.wording.author) }];
    case 'approved':
      return [{ type: 'customer-text-overdue', by: null, ask: [standing.teller], missing: [] }];
    case 'told':
      return [];
  }
}

const written = (
  escalation: Escalation,
  by: UserId | null,
  wording: Extract<CustomerHappening, { type: 'customer-text-written' }>['wording'],
): CustomerHappening => ({
  type: 'customer-text-written',
  by,
  wording,
  ...approversBut(escalation, wording.author),
});

/** Whom the policy names to approve, at this moment. */
function approversBut({ terms: { approvers = [] } }: Escalation, author: UserId | null) {
  const people = new Set(approvers.flatMap((each) => each.people));
  const missing = approvers.flatMap(({ target, people: found }) => (found.length === 0 ? [targetText(target)] : []));
  return { ask: [...people].filter((person) => person !== author), missing };
}

/** Whoever speaks with the customer; else whoever leads, or opened it. */
function tellerOf(escalation: Escalation): UserId {
  const executive = holderOf(escalation, 'customer_executive');
  return executive ?? (escalation.status === 'working' ? escalation.lead : escalation.openedBy);
}
