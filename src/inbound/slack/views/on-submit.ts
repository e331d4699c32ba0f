import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { z } from 'zod';
import { asUserId, type UserId } from '../../../domain/ids.ts';
import type { Language } from '../../../domain/terms.ts';
import { words } from '../../../i18n/say.ts';
import { errorText, type ErrorKind } from '../../../views/slack/error-text.ts';
import { noticeView } from '../../../views/slack/notice-view.ts';
import type { Inbound } from '../../context.ts';
import { askedFor } from '../asked-for.ts';
import { guarded } from '../guard.ts';
import { formFields, type FieldErrors } from './fields.ts';

const submitted = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    root_view_id: z.string().nullish(),
    private_metadata: z.string().nullish(),
    state: z.object({ values: formFields }),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().nullish() })).nullish(),
  }),
});

/** A form that was sent. */
export type Submission = {
  readonly user: UserId;
  readonly language: Language;
  readonly viewId: string;
  readonly metadata: string;
  readonly fields: z.infer<typeof formFields>;
};

/** How a form goes on: it closes, shows what is wrong at its fields, turns into another view, or says something. */
export type FormAnswer =
  /** `language`: of Home from now on, if it changed. */
  | { readonly type: 'close'; readonly language?: Language }
  | { readonly type: 'errors'; readonly errors: FieldErrors }
  | { readonly type: 'view'; readonly view: ModalView }
  | { readonly type: 'notice'; readonly text: string };

export type OnSubmit = (inbound: Inbound, submission: Submission) => Promise<FormAnswer>;

/** Forms by their callback_id, with one listener for all. A form closes only when what it asked for is saved. */
export function registerForms(app: App, inbound: Inbound, forms: ReadonlyMap<string, OnSubmit>): void {
  app.view({ type: 'view_submission' }, async ({ ack, body, view: { callback_id: id } }) => {
    const work = forms.get(id);
    if (!work) return;
    const { data } = submitted.safeParse(body);
    // Without an answer of ours the form would close as if it had been saved.
    if (!data) return ack(apology('not_saved', [], inbound.policy().language));
    const user = asUserId(data.user.id);
    const { view } = data;
    await guarded(inbound, {
      name: id,
      user,
      asked: async () => askedFor(id, view.private_metadata ?? ''),
      async work(language) {
        const said = await work(inbound, {
          user,
          language,
          viewId: view.id,
          metadata: view.private_metadata ?? '',
          fields: view.state.values,
        });
        // Windows below were opened before this change: they show what is no longer so.
        const stacked = view.root_view_id ? view.root_view_id !== view.id : false;
        await ack(said.type === 'close' && stacked ? { response_action: 'clear' } : toResponse(said, language));
        // It may have been opened from Home, which a form doesn't tell.
        if (said.type === 'close') await inbound.homes.showIfOpen(user, said.language ?? language);
      },
      sorry: (trouble, language) => ack(apology(trouble, view.blocks ?? [], language)),
    });
  });
}

function toResponse(said: FormAnswer, language: Language) {
  switch (said.type) {
    case 'close':
      return undefined;
    case 'errors':
      return { response_action: 'errors', errors: { ...said.errors } } as const;
    case 'view':
      return { response_action: 'update', view: said.view } as const;
    case 'notice':
      return { response_action: 'update', view: noticeView(said.text, language) } as const;
  }
}

/** At a field, so that what was typed stays; Slack takes no error elsewhere, and no markup in it. */
function apology(
  trouble: ErrorKind,
  blocks: readonly { type: string; block_id?: string | null | undefined }[],
  language: Language,
) {
  const field = blocks.find((block) => block.type === 'input')?.block_id;
  const refused = trouble === 'unknown_person' || trouble === 'not_a_member';
  const text = refused ? errorText(trouble, language) : words(language).forms.errors.notSaved;
  return field
    ? toResponse({ type: 'errors', errors: { [field]: text } }, language)
    : toResponse({ type: 'notice', text }, language);
}
