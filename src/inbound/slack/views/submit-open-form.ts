import { words } from '../../../i18n/say.ts';
import { findByRequest } from '../../../queries/escalations.ts';
import { termsFor } from '../../../queries/terms.ts';
import { open } from '../../../usecases/open.ts';
import { openForm, openFormIds } from '../../../views/slack/open-form.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { openFormState } from '../opening/form-state.ts';
import { readMetadata } from '../opening/metadata.ts';
import type { OnSubmit } from './on-submit.ts';
import { draftOf, parseOpenForm } from './parse-open-form.ts';

/** Opens the escalation, after asking once whether it is one of those that look like it. */
export const submitOpenForm: OnSubmit = async (inbound, { user, language, viewId, metadata, fields }) => {
  const { desk, team } = inbound;
  const policy = inbound.policy();
  const read = parseOpenForm(fields, policy, language);
  if (!read.ok) return { type: 'errors', errors: read.errors };
  const details = read.value;

  const { source, asked } = readMetadata(metadata);
  if (!asked) {
    const state = await openFormState(inbound, draftOf(fields), { source, asked: true });
    // Sent twice, the form would find in its own escalation a possible duplicate.
    const twin = state.duplicates.length > 0 && (await findByRequest(desk.db, team, viewId));
    if (state.duplicates.length > 0 && !twin) return { type: 'view', view: openForm(state, language) };
  }

  const { severity, kind, route, customer, services } = details;
  const facts = { severity, kind, route, customerTier: customer?.tier ?? null, services };
  const terms = await termsFor(desk.db, team, policy, facts, await desk.clock.now(desk.db));
  if (!terms)
    return { type: 'errors', errors: { [openFormIds.severity]: words(language).forms.errors.chooseSeverity } };

  // The view's id names the request: sent twice by an impatient hand, it opens one escalation.
  const outcome = await open(desk, { team, requestKey: viewId, by: user, details, source, terms });
  if ('refused' in outcome) return { type: 'notice', text: refusalText(outcome.refused, language) };
  inbound.wake();
  return { type: 'close' };
};
