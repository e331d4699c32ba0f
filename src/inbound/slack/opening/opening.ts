import type { Source } from '../../../domain/record.ts';
import type { Language } from '../../../domain/terms.ts';
import { faultOf } from '../../../platform/slack-web.ts';
import { loadingForm } from '../../../views/slack/loading-form.ts';
import { noticeView } from '../../../views/slack/notice-view.ts';
import { openForm, type OpenFormDraft } from '../../../views/slack/open-form.ts';
import type { Inbound } from '../../context.ts';
import { openWindow } from '../window.ts';
import { openFormState } from './form-state.ts';

/** The form's way onto the screen: a window at once, because its trigger lives three seconds, and then what is in it. */
export type Opening = {
  begin(language: Language): Promise<void>;
  fill(draft: OpenFormDraft, source: Source, language: Language): Promise<void>;
  /** Says `text` in the window; false while there is none. */
  say(text: string, language: Language): Promise<boolean>;
};

export function opening(inbound: Inbound, triggerId: string): Opening {
  const { web } = inbound;
  let viewId: string | undefined;
  return {
    async begin(language) {
      viewId = await openWindow(web, loadingForm(language), triggerId);
    },
    async fill(draft, source, language) {
      if (!viewId) return;
      const state = await openFormState(inbound, draft, { source, asked: false });
      await unlessGone(web.views.update({ view_id: viewId, view: openForm(state, language) }));
    },
    async say(text, language) {
      if (!viewId) return false;
      await unlessGone(web.views.update({ view_id: viewId, view: noticeView(text, language) }));
      return true;
    },
  };
}

/** Whoever closed the window, or typed on meanwhile, needs no update of it. */
export async function unlessGone(update: Promise<unknown>): Promise<void> {
  await update.catch((error: unknown) => {
    const fault = faultOf(error);
    if (fault.kind !== 'refused' || !['not_found', 'hash_conflict'].includes(fault.code)) throw error;
  });
}
