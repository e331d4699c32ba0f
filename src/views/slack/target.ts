import { asEscalationId, type EscalationId } from '../../domain/ids.ts';

/** What the owner of a button saw: a click after the escalation moved on is refused instead of applied to something else. */
export type Target = { readonly id: EscalationId; readonly tier: number; readonly round: number };

/** `id.tier.round`: a button's value, or a form's private_metadata. */
export const encodeTarget = ({ id, tier, round }: Target): string => `${id}.${tier}.${round}`;

/** Null for whatever `encodeTarget` did not write. */
export function parseTarget(text: string): Target | null {
  const match = /^([\w-]{1,64})\.(\d{1,6})\.(\d{1,6})$/.exec(text);
  const id = match?.[1];
  return id ? { id: asEscalationId(id), tier: Number(match[2]), round: Number(match[3]) } : null;
}

/** An option of a menu carries what was chosen beside the target: `busy@id.tier.round`. */
export const encodeChoice = (choice: string, target: Target): string => `${choice}@${encodeTarget(target)}`;

export function parseChoice(text: string): { readonly choice: string; readonly target: Target } | null {
  const [choice, rest, ...more] = text.split('@');
  const target = parseTarget(rest ?? '');
  return choice && target && more.length === 0 ? { choice, target } : null;
}
