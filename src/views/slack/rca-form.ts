import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import type { Instant } from '../../domain/time.ts';
import { words } from '../../i18n/say.ts';
import { context } from './blocks.ts';
import { dayInput, modal, personInput } from './inputs.ts';
import { rcaDueDay } from './rca-due.ts';
import { encodeTarget } from './target.ts';

export const rcaFormIds = { callback: 'rca_form', owner: 'rca.owner', due: 'rca.due' } as const;

/** `now` sets the day that is proposed. */
export function rcaForm(e: Escalation, language: Language, now?: Instant): ModalView {
  const say = words(language).forms.rca;
  return modal({
    callback: rcaFormIds.callback,
    title: say.title,
    submit: say.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [
      personInput({ id: rcaFormIds.owner, label: say.owner }),
      dayInput({ id: rcaFormIds.due, label: say.due, initial: rcaDueDay(e, now) }),
      context(say.note),
    ],
  });
}
