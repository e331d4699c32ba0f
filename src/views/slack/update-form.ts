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

/** Characters: as much as a notice shows of an update. */
export const updateFormLimits = { text: 2500 } as const;

/**
 * An update that is posted when the form is sent. One starts from what was `typed`, else from what was drafted, for the first
 * one or with a reminder.
 */
export function updateForm(e: Escalation, language: Language, typed?: string): ModalView {
  const say = words(language).forms.update;
  const drafted = e.firstUpdate.status === 'drafted' ? e.firstUpdate.text : (e.nextUpdate?.text ?? undefined);
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
        most: updateFormLimits.text,
        value: typed ?? drafted,
      }),
      context(say.goesTo(audience(e.terms, language))),
    ],
  });
}
