import { contentHash } from './platform/content-hash.ts';
import type { Compose } from './usecases/settle-due.ts';
import { customerDraft } from './views/slack/customer-draft.ts';
import { firstUpdateText } from './views/slack/first-update.ts';

/** What nobody has written, in the language of the company's channels. */
export const composing: Compose = {
  firstUpdate: (escalation) => firstUpdateText(escalation, escalation.terms.language),
  customerText(escalation) {
    const text = customerDraft(escalation, escalation.terms.language);
    return { text, hash: contentHash(text) };
  },
};
