import { DateTime } from 'luxon';
import type { RcaWish } from '../../../domain/commands.ts';
import { asUserId } from '../../../domain/ids.ts';
import type { Language } from '../../../domain/terms.ts';
import type { Instant } from '../../../domain/time.ts';
import { words } from '../../../i18n/say.ts';
import type { Inbound } from '../../context.ts';
import { learn } from '../reader.ts';
import { readAs, type Read, type readFields } from './fields.ts';

/** Where the form asks for them. */
export type RcaFields = { readonly owner: string; readonly due: string };

/** An RCA is due at the end of a day's work, in the policy's time zone. */
const dueHour = 17;

/** @param day YYYY-MM-DD. */
export const endOfWork = (day: string, zone: string): Instant =>
  DateTime.fromISO(day, { zone }).set({ hour: dueHour }).toMillis();

/** Owner and due date, checked before anything is changed; null when nobody was chosen. */
export async function readRca(
  inbound: Inbound,
  form: ReturnType<typeof readFields>,
  ids: RcaFields,
  when: { readonly now: Instant; readonly dueInMs: number },
  language: Language,
): Promise<Read<RcaWish | null>> {
  const chosen = form.person(ids.owner);
  if (!chosen) return readAs(null, {});
  const { timezone: zone } = inbound.policy();
  const say = words(language).forms.errors;
  const owner = asUserId(chosen);
  const day = form.day(ids.due) ?? DateTime.fromMillis(when.now + when.dueInMs, { zone }).toISODate() ?? '';
  const dueAt = endOfWork(day, zone);
  const reader = await learn(inbound, owner);
  return readAs(
    { owner, dueAt },
    {
      ...(reader?.standing === 'member' ? {} : { [ids.owner]: say.notAPerson }),
      ...(dueAt > when.now ? {} : { [ids.due]: say.duePast }),
    },
  );
}
