import type { MatterId } from '../../domain/ids.ts';
import { lacksSlot } from '../../domain/matters.ts';
import { patienceOfLacks } from '../../domain/patience.ts';
import { findBundleAt } from '../../queries/bundles.ts';
import { findLackNotice } from '../../queries/lacks.ts';
import { findMatterDelivery } from '../../store/deliveries.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { lacksMessage } from '../../views/slack/lacks.ts';
import type { Attempt } from '../context.ts';
import { fallbackOf } from '../fallback.ts';
import { managerOf } from '../manager.ts';
import { courseAfter } from './ask.ts';
import { bring } from './bring.ts';
import { refreshBundle } from './bundle.ts';
import { languageOf } from './language.ts';
import { there } from './there.ts';
import { waits } from './waiting.ts';

/** To whoever manages escalations; in the fallback channel where that is nobody, or Slack will not have it. */
export async function showLacks(attempt: Attempt, matter: MatterId): Promise<Receipt | null> {
  const { db, team, policy } = attempt;
  const notice = there(await findLackNotice(db, team, matter));
  const at = { team, matter, slot: lacksSlot };
  const rules = policy();
  const inChannel = () =>
    bring(attempt, at, { channel: fallbackOf(rules) }, lacksMessage(notice, rules.language), rules.language);
  const before = await findMatterDelivery(db, matter, lacksSlot);
  const bundle = before && (await findBundleAt(db, team, before));
  const refreshed = bundle && (await refreshBundle(attempt, bundle, before));
  if (refreshed) return refreshed;
  // Mended before anybody was told.
  if (!before && !attempt.claimed.doubtful_since && notice.items.every(({ state }) => state !== 'open')) return null;
  const person = await managerOf(attempt);
  if (!person) return inChannel();
  if (!before && (await waits(attempt, person, patienceOfLacks(notice)))) return null;
  const language = await languageOf(attempt, person, rules);
  return bring(attempt, at, { person }, lacksMessage(notice, language), language).catch((error: unknown) => {
    if (courseAfter(error) !== 'undeliverable') throw error;
    return inChannel();
  });
}
