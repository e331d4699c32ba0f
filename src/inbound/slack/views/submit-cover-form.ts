import { asUserId, type UserId } from '../../../domain/ids.ts';
import { words } from '../../../i18n/say.ts';
import { findHours } from '../../../queries/shifts.ts';
import { askForCover } from '../../../usecases/cover.ts';
import { coverFormIds as ids } from '../../../views/slack/cover-form.ts';
import type { Inbound } from '../../context.ts';
import { learn } from '../reader.ts';
import { formOrigin } from '../request.ts';
import { readFields } from './fields.ts';
import type { FormAnswer, OnSubmit, Submission } from './on-submit.ts';

/** The hours must be the asker's own, and somebody must be there to be asked; what is wrong stands at its field. */
export const submitCoverForm: OnSubmit = async (inbound, submission) => {
  const { desk, team, policy } = inbound;
  const { user, language, fields, viewId } = submission;
  const say = words(language).covers.errors;
  const form = readFields(fields, language);
  const [schedule, from, to] = [form.choice(ids.schedule) ?? '', form.moment(ids.from), form.moment(ids.to)];
  if (!from || !to || from.at >= to.at) return wrong(to?.id ?? ids.schedule, say.order);
  const now = await desk.clock.now(desk.db);
  if (to.at <= now) return wrong(to.id, say.past);
  const begin = Math.max(from.at, now);
  const asking = { schedule, from: begin, to: to.at, me: user };
  const hours = await findHours(desk.db, team, policy(), asking, now);
  if (!hours) return wrong(ids.schedule, say.unknownSchedule);
  if (!hours.mine) return wrong(from.id, say.notMine);
  const asked = await askedOf(inbound, submission, form.person(ids.whom), hours.others);
  if ('type' in asked) return asked;
  const request = { team, schedule, asker: user, from: begin, to: to.at, asked: asked.people };
  const key = formOrigin(viewId, JSON.stringify([schedule, from.at, to.at, asked.people]));
  if (!(await askForCover(desk, request, key))) return wrong(from.id, say.asked);
  inbound.wake();
  return { type: 'close' };
};

async function askedOf(
  inbound: Inbound,
  { user, language }: Submission,
  chosen: string | null,
  others: readonly UserId[],
): Promise<FormAnswer | { readonly people: readonly UserId[] }> {
  const say = words(language);
  if (!chosen) return others.length > 0 ? { people: others } : wrong(ids.whom, say.covers.errors.nobodyElse);
  const person = asUserId(chosen);
  if (person === user) return wrong(ids.whom, say.covers.errors.self);
  const reader = await learn(inbound, person);
  return reader?.standing === 'member' ? { people: [person] } : wrong(ids.whom, say.forms.errors.notAPerson);
}

const wrong = (field: string, message: string): FormAnswer => ({ type: 'errors', errors: { [field]: message } });
