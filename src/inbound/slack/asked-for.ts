import type { Verb } from '../../domain/commands.ts';
import { ratings } from '../../domain/feedback.ts';
import type { Denial } from '../../domain/refusal.ts';
import { customerToldFormIds, sendBackFormIds } from '../../views/slack/customer-forms.ts';
import { customerTextFormIds } from '../../views/slack/customer-text-form.ts';
import { draftFormIds } from '../../views/slack/draft-form.ts';
import { feedbackFormIds } from '../../views/slack/feedback-form.ts';
import { actionIds, feedbackActionIds, rateActionId } from '../../views/slack/ids.ts';
import { openFormIds } from '../../views/slack/open-form.ts';
import { rcaFormIds } from '../../views/slack/rca-form.ts';
import { reopenFormIds } from '../../views/slack/reopen-form.ts';
import { resolveFormIds } from '../../views/slack/resolve-form.ts';
import { rolesFormIds } from '../../views/slack/roles-form.ts';
import { severityFormIds } from '../../views/slack/severity-form.ts';
import { skipFormIds } from '../../views/slack/skip-form.ts';
import { updateFormIds } from '../../views/slack/update-form.ts';
import { choiceOf, targetOf } from './target.ts';

/** What a button or a form asks for; whatever is not here only shows something. */
const verbs: Readonly<Record<string, Verb>> = {
  [actionIds.acknowledge]: 'acknowledge',
  [actionIds.decline]: 'decline',
  [actionIds.pageNext]: 'page-next',
  [actionIds.openRoom]: 'open-room',
  [actionIds.join]: 'join',
  [actionIds.postUpdate]: 'post-update',
  [actionIds.resolve]: 'resolve',
  [actionIds.reopen]: 'reopen',
  [actionIds.requestRca]: 'request-rca',
  [actionIds.draftPost]: 'post-draft',
  [actionIds.draftEdit]: 'draft-update',
  [actionIds.draftSkip]: 'skip-update',
  [actionIds.customerWrite]: 'write-customer-text',
  [actionIds.customerApprove]: 'approve-customer-text',
  [actionIds.customerSendBack]: 'send-back-customer-text',
  [actionIds.customerTold]: 'tell-customer',
  [actionIds.newEscalation]: 'open',
  [openFormIds.callback]: 'open',
  [resolveFormIds.callback]: 'resolve',
  [reopenFormIds.callback]: 'reopen',
  [rolesFormIds.callback]: 'give-roles',
  [severityFormIds.callback]: 'change-severity',
  [updateFormIds.callback]: 'post-update',
  [draftFormIds.callback]: 'draft-update',
  [skipFormIds.callback]: 'skip-update',
  [customerTextFormIds.callback]: 'write-customer-text',
  [sendBackFormIds.callback]: 'send-back-customer-text',
  [customerToldFormIds.callback]: 'tell-customer',
  [rcaFormIds.callback]: 'request-rca',
  [feedbackFormIds.callback]: 'give-feedback',
  [feedbackActionIds.comment]: 'give-feedback',
  [feedbackActionIds.change]: 'give-feedback',
  ...Object.fromEntries(ratings.map((rating) => [rateActionId(rating), 'give-feedback'])),
};

/** What was asked for by the control `id`, and about which escalation by what it carries. */
export function askedFor(id: string, carried: string): Pick<Denial, 'asked' | 'about'> {
  const target = targetOf(carried) ?? choiceOf(carried)?.target;
  return { asked: verbs[id] ?? 'look', about: target?.id ?? null };
}
