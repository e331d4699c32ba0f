import type { MatterId, UserId } from '../../domain/ids.ts';
import { coverSlot, type MatterIntent } from '../../domain/matters.ts';
import { findCover } from '../../queries/covers.ts';
import { findLackNotice } from '../../queries/lacks.ts';
import { findHandover, listInHand } from '../../queries/handovers.ts';
import { findOnCall } from '../../queries/terms.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { coverMessage, coverNews } from '../../views/slack/cover.ts';
import { handoverMessage } from '../../views/slack/handover.ts';
import { lacksMessage } from '../../views/slack/lacks.ts';
import type { Attempt } from '../context.ts';
import { fallbackOf } from '../fallback.ts';
import { managerOf } from '../manager.ts';
import { courseAfter } from './ask.ts';
import { bring } from './bring.ts';
import { languageOf } from './language.ts';
import { followGroup } from './follow-group.ts';
import { post } from './send.ts';

/** Carries out what is asked about a matter of the schedules, on the present state. */
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
    case 'show-lacks':
      return showLacks(attempt, id);
    case 'follow-group':
      return followGroup(attempt, intent.schedule);
  }
}

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
  const language = await languageOf(attempt, person, attempt.policy());
  return post(attempt, { person }, coverNews(cover, intent, language), { language });
}

async function tellHandover(attempt: Attempt, id: MatterId, person: UserId): Promise<Receipt | null> {
  const { db, team, clock, policy } = attempt;
  const handover = there(await findHandover(db, team, id));
  const now = await clock.now(db);
  const onCall = (await findOnCall(db, team, policy(), now)).find(({ schedule }) => schedule === handover.schedule);
  const has = onCall?.holder?.id === person;
  // Told much later it may not be so any more.
  if (has !== (handover.coming === person)) return null;
  const open = handover.leaving ? await listInHand(db, team, handover.leaving) : [];
  const until = has ? (onCall?.next?.at ?? null) : null;
  const language = await languageOf(attempt, person, attempt.policy());
  return post(attempt, { person }, handoverMessage(handover, person, { open, until, now }, language), { language });
}

/** To whoever manages escalations; in the fallback channel where that is nobody, or Slack will not have it. */
async function showLacks(attempt: Attempt, matter: MatterId): Promise<Receipt> {
  const { db, team, policy } = attempt;
  const notice = there(await findLackNotice(db, team, matter));
  const at = { team, matter, slot: 'lacks' };
  const rules = policy();
  const inChannel = () =>
    bring(attempt, at, { channel: fallbackOf(rules) }, lacksMessage(notice, rules.language), rules.language);
  const person = await managerOf(attempt);
  if (!person) return inChannel();
  const language = await languageOf(attempt, person, attempt.policy());
  return bring(attempt, at, { person }, lacksMessage(notice, language), language).catch((error: unknown) => {
    if (courseAfter(error) !== 'undeliverable') throw error;
    return inChannel();
  });
}

function there<Matter>(matter: Matter | null): Matter {
  if (!matter) throw new Error('what an errand is about is gone');
  return matter;
}
