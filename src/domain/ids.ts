/**
 * Identities, branded so that a channel can't be passed where a person is meant.
 * Only the edges make them, from text that Slack or the database sent: `asUserId('U1')`.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type TeamId = Branded<'team'>;
export type UserId = Branded<'user'>;
export type ChannelId = Branded<'channel'>;
export type EscalationId = Branded<'escalation'>;
export type DeadlineId = Branded<'deadline'>;
/** Something that people are told of and that belongs to no escalation: of the schedules, or what waited for them. */
export type MatterId = Branded<'matter'>;

export const asTeamId = (text: string): TeamId => text as TeamId;
export const asUserId = (text: string): UserId => text as UserId;
export const asChannelId = (text: string): ChannelId => text as ChannelId;
export const asEscalationId = (text: string): EscalationId => text as EscalationId;
export const asDeadlineId = (text: string): DeadlineId => text as DeadlineId;
export const asMatterId = (text: string): MatterId => text as MatterId;

/** The number that people read aloud on the phone: `ESC-142`. Counts per workspace. */
export const reference = (number: number): string => `ESC-${number}`;

/** `ESC-142`, `esc142` or `142` → 142; anything else → null. */
export function parseReference(text: string): number | null {
  const match = /^(?:esc-?)?(\d{1,9})$/i.exec(text.trim());
  return match ? Number(match[1]) : null;
}
