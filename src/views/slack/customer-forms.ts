import type { ModalView } from '@slack/web-api';
import { wordingOf } from '../../domain/customer-text.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context } from './blocks.ts';
import { modal, textInput } from './inputs.ts';
import { encodeChoice } from './target.ts';
import { oneLine } from './text.ts';

export const sendBackFormIds = { callback: 'send_back_form', why: 'send_back.why' } as const;
export const customerToldFormIds = { callback: 'customer_told_form', whom: 'customer_told.whom' } as const;

/** Characters. */
export const customerFormLimits = { why: 1000, whom: 300 } as const;

/** Which words it is about, so that a form that stood open is never taken for others. */
const metadata = (e: Escalation): string => encodeChoice((e.customerText && wordingOf(e.customerText)?.hash) ?? '', e);

/** Whoever approves says why they don't. */
export function sendBackForm(e: Escalation, language: Language): ModalView {
  const say = words(language).customers.sendBack;
  return modal({
    callback: sendBackFormIds.callback,
    title: say.title,
    submit: say.submit,
    metadata: metadata(e),
    language,
    blocks: [
      textInput({ id: sendBackFormIds.why, label: say.why, multiline: true, most: customerFormLimits.why }),
      context(say.note),
    ],
  });
}

/** Whoever told the customer says whom, beginning with the one whom the record names. */
export function customerToldForm(e: Escalation, language: Language): ModalView {
  const say = words(language).customers.told;
  const { name, contact } = e.details.customer ?? {};
  return modal({
    callback: customerToldFormIds.callback,
    title: say.title,
    submit: say.submit,
    metadata: metadata(e),
    language,
    blocks: [
      textInput({
        id: customerToldFormIds.whom,
        label: say.whom,
        most: customerFormLimits.whom,
        value: [name, contact]
          .map((part) => oneLine(part ?? ''))
          .filter((part) => part !== '')
          .join(', '),
      }),
      context(say.note),
    ],
  });
}
