import { findCustomers } from '../../../queries/customers.ts';
import type { OpenFormDraft } from '../../../views/slack/open-form.ts';
import type { Inbound } from '../../context.ts';
import { splitCustomer, type ParsedText } from './parse-text.ts';

/** The form's beginning, read out of what was typed. */
export async function draftFrom(
  { desk, team }: Inbound,
  parsed: Extract<ParsedText, { type: 'open' | 'empty' }>,
): Promise<OpenFormDraft> {
  if (parsed.type === 'empty') return {};
  const severity = parsed.severity ?? undefined;
  const [word] = /[\p{L}\p{N}]+/u.exec(parsed.rest) ?? [];
  if (!word) return { severity, title: parsed.rest };
  const { customer, title } = splitCustomer(parsed.rest, await findCustomers(desk.db, team, word));
  return { severity, title, customerName: customer ?? undefined };
}
