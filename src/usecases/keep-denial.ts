import type { TeamId } from '../domain/ids.ts';
import type { Denial } from '../domain/refusal.ts';
import { saveDenial } from '../store/refusals.ts';
import type { Desk } from './desk.ts';

/** Keeps that somebody was turned away before anything was decided: whoever is no member, or has no part in it. */
export const keepDenial = async ({ db, clock }: Desk, team: TeamId, denial: Denial): Promise<void> =>
  saveDenial(db, team, denial, await clock.now(db));
