import { openForm } from '../../../views/slack/open-form.ts';
import { openFormState } from '../opening/form-state.ts';
import { readMetadata } from '../opening/metadata.ts';
import { unlessGone } from '../opening/opening.ts';
import { draftOf } from '../views/parse-open-form.ts';
import type { OnClick } from './on-click.ts';

/** Another severity, route or customer: who will be paged, and what may be the same case, are shown anew. */
export const refreshOpenForm: OnClick = async (inbound, { view, language }) => {
  if (!view) return null;
  const draft = draftOf(view.state?.values ?? {});
  const state = await openFormState(inbound, draft, readMetadata(view.private_metadata ?? ''));
  const hash = view.hash ? { hash: view.hash } : {};
  await unlessGone(inbound.web.views.update({ view_id: view.id, ...hash, view: openForm(state, language) }));
  return null;
};
