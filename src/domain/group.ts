import type { UserId } from './ids.ts';

/** A user group as Slack describes it: its handle without the @. A disabled one has no members for us. */
export type Group = {
  readonly id: string;
  readonly handle: string;
  readonly disabled: boolean;
  readonly members: readonly UserId[];
};

/** Whether the policy means this group: by id, or by handle with or without the @. */
export const isNamed = (group: Pick<Group, 'id' | 'handle'>, name: string): boolean =>
  name === group.id || name.replace(/^@/, '').toLowerCase() === group.handle.toLowerCase();
