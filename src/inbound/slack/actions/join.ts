import { doneText } from '../../../views/slack/done.ts';
import { noticeView } from '../../../views/slack/notice-view.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { targetOf } from '../target.ts';
import { unlessGone } from '../opening/opening.ts';
import { request } from '../request.ts';
import type { OnClick } from './on-click.ts';

/** "Join ESC-97 instead": the form gives way to where it is found. */
export const join: OnClick = async (inbound, { user, language, triggerId, value, view }) => {
  const target = targetOf(value);
  if (!target) return refusalText({ code: 'not_found' }, language);
  const outcome = await request(inbound, target.id, { type: 'join', by: user }, triggerId);
  const refused = 'refused' in outcome && outcome.refused.code !== 'already_joined' ? outcome.refused : null;
  const text =
    refused || !outcome.escalation
      ? refusalText(refused ?? { code: 'not_found' }, language)
      : doneText('join', outcome.escalation, language);
  if (!view) return text;
  await unlessGone(inbound.web.views.update({ view_id: view.id, view: noticeView(text, language) }));
  return null;
};
