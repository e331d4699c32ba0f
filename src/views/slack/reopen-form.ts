import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import { reference } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { modal, textInput } from './inputs.ts';
import { encodeTarget } from './target.ts';

export const reopenFormIds = { callback: 'reopen_form', why: 'reopen.why' } as const;

/** Characters. */
export const reopenFormLimits = { why: 2000 } as const;

/** Why it is open again; `why` is what was typed already. */
export function reopenForm(e: Escalation, language: Language, why?: string): ModalView {
  const say = words(language).forms.reopen;
  return modal({
    callback: reopenFormIds.callback,
    title: say.title(reference(e.number)),
    submit: say.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [
      textInput({ id: reopenFormIds.why, label: say.why, multiline: true, most: reopenFormLimits.why, value: why }),
    ],
  });
}
