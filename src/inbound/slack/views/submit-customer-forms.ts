import { contentHash } from '../../../platform/content-hash.ts';
import { customerFormLimits, customerToldFormIds, sendBackFormIds } from '../../../views/slack/customer-forms.ts';
import { customerTextLimits } from '../../../views/slack/customer-draft.ts';
import { customerTextFormIds } from '../../../views/slack/customer-text-form.ts';
import { textForm } from './ask.ts';

export const submitCustomerText = textForm(customerTextFormIds.text, customerTextLimits.text, (by, text) => ({
  type: 'write-customer-text',
  by,
  text,
  hash: contentHash(text),
}));

export const submitSendBack = textForm(sendBackFormIds.why, customerFormLimits.why, (by, why, hash) => ({
  type: 'send-back-customer-text',
  by,
  hash,
  why,
}));

export const submitCustomerTold = textForm(customerToldFormIds.whom, customerFormLimits.whom, (by, whom, hash) => ({
  type: 'tell-customer',
  by,
  hash,
  whom,
}));
