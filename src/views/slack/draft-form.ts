import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import { owed } from '../../domain/first-update.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context } from './blocks.ts';
import { dueTime, updateClock } from './clocks.ts';
import { audience } from './facts.ts';
import { modal, textInput } from './inputs.ts';
import { encodeTarget } from './target.ts';
import { updateFormLimits } from './update-form.ts';

export const draftFormIds = { callback: 'draft_form', text: 'draft.text' } as const;

/** Edits the first update's draft without posting it: what is saved waits for the hour, or for somebody to press Post. */
export function draftForm(e: Escalation, language: Language): ModalView {
  const say = words(language).forms.draft;
  const promised = owed(e.firstUpdate);
  return modal({
    callback: draftFormIds.callback,
    title: say.title,
    submit: say.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [
      textInput({
        id: draftFormIds.text,
        label: words(language).forms.update.text,
        multiline: true,
        most: updateFormLimits.text,
        value: promised?.status === 'drafted' ? promised.text : undefined,
      }),
      ...(promised
        ? [
            context(
              say.goesOut(dueTime(e.terms, updateClock(e.terms, promised.by), language), audience(e.terms, language)),
            ),
          ]
        : []),
    ],
  });
}
