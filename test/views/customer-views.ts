import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Language } from '../../src/domain/terms.ts';
import { customerToldForm, sendBackForm } from '../../src/views/slack/customer-forms.ts';
import { customerMessage, customerWords, customerWordsInDoubt } from '../../src/views/slack/customer-message.ts';
import { customerTextForm } from '../../src/views/slack/customer-text-form.ts';
import type { SlackMessage } from '../../src/views/slack/message.ts';
import { noticeView } from '../../src/views/slack/notice-view.ts';
import { people } from '../support/domain.ts';
import type { Drawn } from './every-view.ts';

/** To everybody who was asked about words for customers, and to somebody who was not. */
export function customerMessages(e: Escalation, language: Language): readonly Drawn<SlackMessage>[] {
  const asked = (e.customerText?.asked ?? []).flatMap(({ seq, people: all }) => all.map((person) => ({ seq, person })));
  return [
    ...[{ seq: 0, person: people.ana }, ...asked].map((key): Drawn<SlackMessage> => [
      `asked ${key.seq}`,
      customerMessage(e, key, language),
    ]),
    ['words in doubt', customerWordsInDoubt(e, people.ana, language)],
  ];
}

export const customerForms = (e: Escalation, language: Language): readonly Drawn<ModalView>[] => [
  ['customer text form', customerTextForm(e, language)],
  ['send back form', sendBackForm(e, language)],
  ['customer told form', customerToldForm(e, language)],
  ['words from Home', noticeView(customerWords(e, language), language)],
];
