import { coverForm, coverFormIds } from '../../../views/slack/cover-form.ts';
import { coverDraft } from '../covers.ts';
import { unlessGone } from '../opening/opening.ts';
import { readFields } from '../views/fields.ts';
import type { OnClick } from './on-click.ts';

/** Another schedule was chosen: its own next shift is proposed. */
export const refreshCoverForm: OnClick = async (inbound, { user, view, language }) => {
  if (!view) return null;
  const chosen = readFields(view.state?.values ?? {}, language).choice(coverFormIds.schedule);
  const draft = await coverDraft(inbound, user, chosen);
  if (!draft) return null;
  const hash = view.hash ? { hash: view.hash } : {};
  await unlessGone(inbound.web.views.update({ view_id: view.id, ...hash, view: coverForm(draft, language) }));
  return null;
};
