import type { ModalView } from '@slack/web-api';
import { wordingOf } from '../../domain/customer-text.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context } from './blocks.ts';
import { customerDraft, customerTextLimits } from './customer-draft.ts';
import { people } from './facts.ts';
import { modal, textInput } from './inputs.ts';
import { encodeTarget } from './target.ts';
import { line, lines } from './text.ts';

export const customerTextFormIds = { callback: 'customer_text_form', text: 'customer_text.text' } as const;

/** What customers are told: as it stands, or as the record would say it in the language of the company. */
export function customerTextForm(e: Escalation, language: Language): ModalView {
  const { form: say, standing: stands } = words(language).customers;
  const before = e.customerText && wordingOf(e.customerText);
  const standing = e.customerText?.standing;
  const approvers = [...new Set((e.terms.approvers ?? []).flatMap((each) => each.people))];
  return modal({
    callback: customerTextFormIds.callback,
    title: say.title,
    submit: say.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [
      textInput({
        id: customerTextFormIds.text,
        label: say.text,
        multiline: true,
        most: customerTextLimits.text,
        value: before?.words ?? customerDraft(e, e.terms.language),
      }),
      context(
        lines(
          standing?.status === 'sent-back' && stands.sentBack(people([standing.by], language), line(standing.why, 400)),
          standing?.status === 'approved' && say.voids(people([standing.by], language)),
          approvers.length > 0 ? say.approvers(people(approvers, language)) : say.nobody,
        ),
      ),
    ],
  });
}
