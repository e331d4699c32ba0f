import type { MatterId, UserId } from '../../domain/ids.ts';
import { coverSlot, type MatterIntent } from '../../domain/matters.ts';
import { patienceOfCover } from '../../domain/patience.ts';
import { findCover } from '../../queries/covers.ts';
import { findHandover } from '../../queries/handovers.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { coverMessage, coverNews } from '../../views/slack/cover.ts';
import type { Attempt } from '../context.ts';
import { bring } from './bring.ts';
import { tellBundle } from './bundle.ts';
import { followGroup } from './follow-group.ts';
import { handoverTold } from './handover.ts';
import { showLacks } from './lacks.ts';
import { languageOf } from './language.ts';
import { post } from './send.ts';
import { there } from './there.ts';
import { waits } from './waiting.ts';

/** Carries out what is asked about a matter, on the present state. */
export async function runMatter(attempt: Attempt, intent: MatterIntent): Promise<Receipt | null> {
  const id = attempt.claimed.matter_id;
  if (!id) throw new Error(`${intent.type} is about nothing`);
  switch (intent.type) {
    case 'show-cover':
      return showCover(attempt, id, intent);
    case 'tell-cover':
      return tellCover(attempt, id, intent);
    case 'tell-handover':
      return tellHandover(attempt, id, intent.person);
    case 'tell-bundle':
      return tellBundle(attempt, id);
    case 'show-lacks':
      return showLacks(attempt, id);
    case 'follow-group':
      return followGroup(attempt, intent.schedule);
  }
}

/** Whoever is asked may be the first to accept: it never waits. */
async function showCover(attempt: Attempt, id: MatterId, intent: Extract<MatterIntent, { type: 'show-cover' }>) {
  const { person } = intent;
  const cover = there(await findCover(attempt.db, attempt.team, id));
  const language = await languageOf(attempt, person, attempt.policy());
  const message = coverMessage(cover, person, language);
  const at = { team: attempt.team, matter: id, slot: coverSlot(person) };
  return bring(attempt, at, { person }, message, language);
}

async function tellCover(attempt: Attempt, id: MatterId, intent: Extract<MatterIntent, { type: 'tell-cover' }>) {
  const { person } = intent;
  const cover = there(await findCover(attempt.db, attempt.team, id));
  if (await waits(attempt, person, patienceOfCover(cover, intent))) return null;
  const language = await languageOf(attempt, person, attempt.policy());
  return post(attempt, { person }, coverNews(cover, intent, language), { language });
}

async function tellHandover(attempt: Attempt, id: MatterId, person: UserId): Promise<Receipt | null> {
  const handover = there(await findHandover(attempt.db, attempt.team, id));
  if (await waits(attempt, person, 'any')) return null;
  const language = await languageOf(attempt, person, attempt.policy());
  const { message, isSo } = await handoverTold(attempt, handover, { person, waited: false, language });
  // Told much later it may not be so any more.
  return isSo ? post(attempt, { person }, message, { language }) : null;
}
