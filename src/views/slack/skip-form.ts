import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context } from './blocks.ts';
import { modal, textInput } from './inputs.ts';
import { encodeTarget } from './target.ts';

export const skipFormIds = { callback: 'skip_form', why: 'skip.why' } as const;

/** Characters. */
export const skipFormLimits = { why: 1000 } as const;

export function skipForm(e: Escalation, language: Language): ModalView {
  const say = words(language).forms.skip;
  return modal({
    callback: skipFormIds.callback,
    title: say.title,
    submit: say.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [
      textInput({ id: skipFormIds.why, label: say.why, multiline: true, most: skipFormLimits.why }),
      context(say.note),
    ],
  });
}
