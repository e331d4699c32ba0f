import type { UserId } from './ids.ts';

/** Words that the policy gives in both languages. */
export type Label = { readonly en: string; readonly es: string };
export type Language = 'en' | 'es';

/** People who are paged together, and how long they have to answer. */
export type Tier = {
  readonly name: Label;
  readonly people: readonly UserId[];
  readonly acknowledgeWithinMs: number;
  /** Targets of the policy that could not be found or paged when it opened, as the policy writes them. */
  readonly missing: readonly string[];
};

/**
 * The part of the policy that an escalation opened with. It keeps them to its end:
 * a policy changed in the afternoon doesn't change who is paged for what was opened in the morning.
 */
export type Terms = {
  readonly severity: { readonly key: string; readonly label: Label; readonly means: Label; readonly rank: number };
  readonly tiers: readonly Tier[];
  /** How often the tiers are gone through before the fallback channel is told: the policy's `repeat` and one. */
  readonly rounds: number;
  readonly fallbackChannel: string;
  readonly warRoom: 'on_open' | 'on_acknowledge' | 'manual';
  readonly firstUpdate: { readonly draftAfterMs: number; readonly withinMs: number };
  readonly stakeholderChannels: readonly string[];
  /** Holders of the escalation's roles, invited to the room. */
  readonly manager: UserId | null;
  readonly roleHolders: readonly UserId[];
  /** Of what is said in channels; each person reads in their own. */
  readonly language: Language;
  readonly rcaDueInMs: number;
};
