import { findCustomers } from '../../../queries/customers.ts';
import { openFormLimits, type OpenFormDraft } from '../../../views/slack/open-form.ts';
import type { Inbound } from '../../context.ts';
import { splitCustomer, type ParsedText } from './parse-text.ts';

/** The form's beginning, read out of what was typed. What is too long for a title is kept whole as the description. */
export async function draftFrom(
  { desk, team }: Pick<Inbound, 'desk' | 'team'>,
  parsed: Extract<ParsedText, { type: 'open' | 'empty' }>,
): Promise<OpenFormDraft> {
  if (parsed.type === 'empty') return {};
  const severity = parsed.severity ?? undefined;
  const [word] = /[\p{L}\p{N}]+/u.exec(parsed.rest) ?? [];
  if (!word) return { severity, ...titled(parsed.rest) };
  const { customer, title } = splitCustomer(parsed.rest, await findCustomers(desk.db, team, word));
  return { severity, ...titled(title), customerName: customer ?? undefined };
}

const titled = (typed: string): Pick<OpenFormDraft, 'title' | 'description'> =>
  typed.length > openFormLimits.title ? { title: typed, description: typed } : { title: typed };
