import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import { reference } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context } from './blocks.ts';
import { audience } from './facts.ts';
import { modal, textInput } from './inputs.ts';
import { encodeTarget } from './target.ts';

export const updateFormIds = { callback: 'update_form', text: 'update.text' } as const;

/** A new update, or the draft to edit: when there is a draft, it is what one starts from. */
export function updateForm(e: Escalation, language: Language): ModalView {
  const say = words(language).forms.update;
  return modal({
    callback: updateFormIds.callback,
    title: say.title(reference(e.number)),
    submit: say.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [
      textInput({
        id: updateFormIds.text,
        label: say.text,
        multiline: true,
        most: 2500,
        value: e.firstUpdate.status === 'drafted' ? e.firstUpdate.text : undefined,
      }),
      context(say.goesTo(audience(e.terms, language))),
    ],
  });
}
