import type { MatterId } from '../../domain/ids.ts';
import { bundleSlot, lacksSlot, matterStream } from '../../domain/matters.ts';
import type { Language } from '../../domain/terms.ts';
import { second } from '../../domain/time.ts';
import { findBundle, type Bundle } from '../../queries/bundles.ts';
import { closeBundle } from '../../store/bundles.ts';
import { saveDelivery } from '../../store/deliveries.ts';
import { askAboutMatter } from '../../store/follow-ups.ts';
import type { HeldItem } from '../../store/tables/bundles.ts';
import type { Receipt } from '../../store/tables/outbox.ts';
import { bundleMessage } from '../../views/slack/bundle.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import type { Attempt, Outbound } from '../context.ts';
import { later } from '../signals.ts';
import { courseAfter } from './ask.ts';
import { languageOf } from './language.ts';
import { edit, post, unlessDeleted } from './send.ts';
import { tellingOf, type Telling } from './telling.ts';
import { there } from './there.ts';
import { comeLater } from './waiting.ts';

/** Tells somebody in one message what waited for them. That it is time is a question: their hours may be others by now. */
export async function tellBundle(attempt: Attempt, id: MatterId): Promise<Receipt | null> {
  const { db, team } = attempt;
  const bundle = there(await findBundle(db, team, id));
  if (!bundle.closed) await comeLater(attempt, bundle.person);
  const told = bundle.closed ? await tellingsOf(attempt, bundle) : await close(attempt, bundle);
  if (told.length === 0) return null;
  const { person } = bundle;
  const language = await languageOf(attempt, person, attempt.policy());
  const { channel, ts } = await post(attempt, { person }, said(told, language), { language }).catch(async (error) => {
    // Hours with nobody have another place to be told.
    if (courseAfter(error) === 'undeliverable') for (const { item } of told) await askAgain(attempt, item);
    throw error;
  });
  await keepPlaces(attempt, bundle, told, { channel, ts });
  return { channel, ts };
}

/** What of it is still to be told is settled once, so that whoever tries again tells the same. */
async function close(attempt: Attempt, bundle: Bundle): Promise<readonly Telling[]> {
  const { db, clock } = attempt;
  const all = await tellingsOf(attempt, bundle);
  const latest = new Map(all.map((each) => [each.topic, each]));
  const told = all.filter((each) => each.isNews && latest.get(each.topic) === each);
  const now = await clock.now(db);
  const count = bundle.items.length;
  const closed = await closeBundle(db, bundle.id, { count, told: told.map(({ item }) => item) }, now);
  if (!closed) throw later(now + second, false);
  // Somebody else may manage escalations by now.
  for (const each of all) if (!each.isNews) await askAgain(attempt, each.item);
  return told;
}

/** Brings a message that tells several things up to date; null where it is no longer there. */
export async function refreshBundle(attempt: Attempt, bundle: Bundle, at: Receipt): Promise<Receipt | null> {
  const language = await languageOf(attempt, bundle.person, attempt.policy());
  return edit(attempt, at, said(await tellingsOf(attempt, bundle), language)).catch(unlessDeleted);
}

async function tellingsOf(outbound: Outbound, { person, items }: Bundle): Promise<readonly Telling[]> {
  const language = await languageOf(outbound, person, outbound.policy());
  const all: Telling[] = [];
  for (const item of items) all.push(await tellingOf(outbound, item, { person, language }));
  return all;
}

const said = (told: readonly Telling[], language: Language): SlackMessage =>
  bundleMessage(
    told.map(({ message }) => message),
    language,
  );

/** Hours with nobody are kept current, where they were told: alone, or among other things. */
async function keepPlaces(
  { db, team, clock }: Outbound,
  { id }: Bundle,
  told: readonly Telling[],
  receipt: Receipt,
): Promise<void> {
  const now = await clock.now(db);
  for (const { item } of told)
    if (isLacks(item)) await saveDelivery(db, { team, matter: item.matter, slot: lacksSlot }, receipt, now);
  if (told.length > 1) await saveDelivery(db, { team, matter: id, slot: bundleSlot }, receipt, now);
}

/** Has hours with nobody told by themselves, to whoever they concern now. */
async function askAgain({ db, clock, claimed }: Attempt, item: HeldItem): Promise<void> {
  if (!isLacks(item)) return;
  const { matter, errand } = item;
  await askAboutMatter(db, { ...claimed, matter_id: matter }, errand, matterStream(errand), await clock.now(db));
}

const isLacks = (item: HeldItem): item is Extract<HeldItem, { matter: unknown }> => item.errand.type === 'show-lacks';
