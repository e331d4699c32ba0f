import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import { reference } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context } from './blocks.ts';
import { modal, selectInput } from './inputs.ts';
import { severityOptions, type Choosable } from './severity-options.ts';
import { encodeTarget } from './target.ts';

export const severityFormIds = { callback: 'severity_form', severity: 'severity.to' } as const;

/** Another severity: what each means and its times, and what a change does. */
export function severityForm(e: Escalation, severities: readonly Choosable[], language: Language): ModalView {
  const say = words(language).forms.severity;
  return modal({
    callback: severityFormIds.callback,
    title: say.title(reference(e.number)),
    submit: say.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [
      ...selectInput({
        id: severityFormIds.severity,
        label: words(language).forms.open.fields.severity,
        options: severityOptions(severities, language),
        chosen: e.terms.severity.key,
        placeholder: words(language).forms.open.hints.choose,
      }),
      context(say.note),
    ],
  });
}
