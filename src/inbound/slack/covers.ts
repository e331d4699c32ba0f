import type { CoverCommand } from '../../domain/cover.ts';
import { asMatterId, type UserId } from '../../domain/ids.ts';
import { minute } from '../../domain/time.ts';
import { words } from '../../i18n/say.ts';
import { findPlaces } from '../../queries/shifts.ts';
import { changeCover } from '../../usecases/cover.ts';
import { coverRefusal } from '../../views/slack/cover.ts';
import { coverForm, type CoverDraft } from '../../views/slack/cover-form.ts';
import type { Inbound } from '../context.ts';
import type { OnClick } from './actions/on-click.ts';
import type { Answer } from './answer.ts';
import type { Opener } from './forms.ts';
import { openWindow } from './window.ts';

/** What begins now begins at the next full five minutes: nobody types a cover within one. */
const stepMs = 5 * minute;

/** Opens the form with the asker's next shift, or says that they have none. */
export async function openCoverForm(inbound: Inbound, { user, language, triggerId, view }: Opener): Promise<Answer> {
  const draft = await coverDraft(inbound, user, null);
  if (!draft) return words(language).covers.noShift;
  const place = view?.type === 'modal' ? 'in a form' : 'elsewhere';
  await openWindow(inbound.web, coverForm(draft, language), triggerId, place);
  return null;
}

/** The next shift of `chosen`; of whichever schedule is soonest where that is null or has none. */
export async function coverDraft(inbound: Inbound, user: UserId, chosen: string | null): Promise<CoverDraft | null> {
  const { desk, team, policy } = inbound;
  const now = await desk.clock.now(desk.db);
  const places = await findPlaces(desk.db, team, policy(), user, now);
  const place = places.find(({ schedule }) => schedule === chosen) ?? places[0];
  if (!place) return null;
  const { from, to } = place.next;
  const next = Math.ceil(from / stepMs) * stepMs;
  return {
    schedules: places.map(({ schedule }) => schedule),
    chosen: place.schedule,
    from: next < to ? next : from,
    to,
  };
}

/** A button of a request, or of news about it. */
export const onCover =
  (type: Exclude<CoverCommand['type'], 'look'>): OnClick =>
  async (inbound, { user, language, triggerId, value }) => {
    const { desk, team } = inbound;
    if (!isId(value)) return coverRefusal('not_found', null, language);
    const key = `${triggerId}/cover-${type}`;
    const outcome = await changeCover(desk, { team, id: asMatterId(value) }, { type, by: user }, key);
    if ('refused' in outcome) return coverRefusal(outcome.refused, outcome.cover, language);
    inbound.wake();
    return null;
  };

/** As the database gives ids out; anything else it would take for an error of ours. */
const isId = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
