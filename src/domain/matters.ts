import type { CoverNews } from './cover.ts';
import type { UserId } from './ids.ts';

/**
 * What is asked of the world about a matter: of the schedules, or what waits for somebody. `show-` is a level: rendered when
 * it is sent.
 */
export type MatterIntent =
  | { readonly type: 'show-cover'; readonly person: UserId }
  | ({ readonly type: 'tell-cover' } & CoverNews)
  | { readonly type: 'tell-handover'; readonly person: UserId }
  | { readonly type: 'tell-bundle'; readonly person: UserId }
  | { readonly type: 'show-lacks' }
  | { readonly type: 'follow-group'; readonly schedule: string };

const types: ReadonlySet<string> = new Set<MatterIntent['type']>([
  'show-cover',
  'tell-cover',
  'tell-handover',
  'tell-bundle',
  'show-lacks',
  'follow-group',
]);

/** Told from what is asked for an escalation. */
export const isAboutMatter = (asked: { readonly type: string }): asked is MatterIntent => types.has(asked.type);

/** Where the message stands that is kept current; null for what is said once. */
export function matterSlot(intent: MatterIntent): string | null {
  if (intent.type === 'show-cover') return coverSlot(intent.person);
  return intent.type === 'show-lacks' ? lacksSlot : null;
}

/** Of hours with nobody. */
export const lacksSlot = 'lacks';
/** Of what waited for somebody and was told together. */
export const bundleSlot = 'bundle';
export const coverSlot = (person: UserId): string => `cover/${person}`;

/** What must not overtake each other. */
export const matterStream = (intent: MatterIntent): string =>
  'person' in intent ? `person/${intent.person}` : intent.type;
