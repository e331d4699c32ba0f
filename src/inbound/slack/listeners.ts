import type { App } from '@slack/bolt';
import { ratings } from '../../domain/feedback.ts';
import { customerToldFormIds, sendBackFormIds } from '../../views/slack/customer-forms.ts';
import { customerTextFormIds } from '../../views/slack/customer-text-form.ts';
import { draftFormIds } from '../../views/slack/draft-form.ts';
import { coverFormIds } from '../../views/slack/cover-form.ts';
import { feedbackFormIds } from '../../views/slack/feedback-form.ts';
import { actionIds, coverActionIds, feedbackActionIds, rateActionId } from '../../views/slack/ids.ts';
import { openFormIds } from '../../views/slack/open-form.ts';
import { rcaFormIds } from '../../views/slack/rca-form.ts';
import { reopenFormIds } from '../../views/slack/reopen-form.ts';
import { resolveFormIds } from '../../views/slack/resolve-form.ts';
import { rolesFormIds } from '../../views/slack/roles-form.ts';
import { settingsIds } from '../../views/slack/settings-form.ts';
import { severityFormIds } from '../../views/slack/severity-form.ts';
import { skipFormIds } from '../../views/slack/skip-form.ts';
import { updateFormIds } from '../../views/slack/update-form.ts';
import type { Inbound } from '../context.ts';
import { acknowledge } from './actions/acknowledge.ts';
import { approveWords, openFormOnWords, reviewWords } from './actions/customer-words.ts';
import { decline } from './actions/decline.ts';
import { details } from './actions/details.ts';
import { draftPost } from './actions/draft-post.ts';
import { join } from './actions/join.ts';
import { more } from './actions/more.ts';
import { newSecret } from './actions/new-secret.ts';
import { registerClicks, type OnClick } from './actions/on-click.ts';
import { onSlowClick } from './actions/on-slow-click.ts';
import { openForm } from './actions/open-form.ts';
import { openRoom } from './actions/open-room.ts';
import { openSettings } from './actions/open-settings.ts';
import { pageNext } from './actions/page-next.ts';
import { rate } from './actions/rate.ts';
import { refreshCoverForm } from './actions/refresh-cover-form.ts';
import { refreshOpenForm } from './actions/refresh-open-form.ts';
import { sendTest } from './actions/send-test.ts';
import { registerEscalate } from './commands/escalate.ts';
import { onCover, openCoverForm } from './covers.ts';
import { registerGroupsChanged } from './events/groups-changed.ts';
import { registerHomeOpened } from './events/home-opened.ts';
import { registerMessagePosted } from './events/message-posted.ts';
import { registerPeopleChanged } from './events/people-changed.ts';
import { registerRoomJoined } from './events/room-joined.ts';
import { registerCustomers } from './options/customers.ts';
import { registerEscalateMessage } from './shortcuts/escalate-message.ts';
import { newEscalation, registerNewEscalation } from './shortcuts/new-escalation.ts';
import { registerForms, type OnSubmit } from './views/on-submit.ts';
import { submitCoverForm } from './views/submit-cover-form.ts';
import { submitCustomerText, submitCustomerTold, submitSendBack } from './views/submit-customer-forms.ts';
import { submitDraftForm } from './views/submit-draft-form.ts';
import { submitFeedbackForm } from './views/submit-feedback-form.ts';
import { submitOpenForm } from './views/submit-open-form.ts';
import { submitRcaForm } from './views/submit-rca-form.ts';
import { submitReopenForm } from './views/submit-reopen-form.ts';
import { submitResolveForm } from './views/submit-resolve-form.ts';
import { submitRolesForm } from './views/submit-roles-form.ts';
import { submitSettingsForm } from './views/submit-settings-form.ts';
import { submitSeverityForm } from './views/submit-severity-form.ts';
import { submitSkipForm } from './views/submit-skip-form.ts';
import { submitUpdateForm } from './views/submit-update-form.ts';

/** A link button leads somewhere by itself, yet Slack reports the click. */
const nothing: OnClick = async () => null;

type ActionId = (typeof actionIds)[keyof typeof actionIds] | (typeof coverActionIds)[keyof typeof coverActionIds];

const verbs: Readonly<Record<ActionId, OnClick>> = {
  [actionIds.acknowledge]: acknowledge,
  [actionIds.decline]: decline,
  [actionIds.pageNext]: pageNext,
  [actionIds.openRoom]: openRoom,
  [actionIds.join]: join,
  [actionIds.postUpdate]: openForm('post-update'),
  [actionIds.resolve]: openForm('resolve'),
  [actionIds.reopen]: openForm('reopen'),
  [actionIds.requestRca]: openForm('request-rca'),
  [actionIds.details]: details,
  [actionIds.more]: more,
  [actionIds.draftPost]: draftPost,
  [actionIds.draftEdit]: openForm('draft-update'),
  [actionIds.draftSkip]: openForm('skip-update'),
  [actionIds.customerWrite]: openForm('write-customer-text'),
  [actionIds.customerApprove]: approveWords,
  [actionIds.customerSendBack]: openFormOnWords('send-back-customer-text'),
  [actionIds.customerTold]: openFormOnWords('tell-customer'),
  [actionIds.customerReview]: reviewWords,
  [actionIds.newEscalation]: newEscalation,
  [actionIds.settings]: openSettings,
  [actionIds.link]: nothing,
  [coverActionIds.ask]: openCoverForm,
  [coverActionIds.accept]: onCover('accept'),
  [coverActionIds.decline]: onCover('decline'),
  [coverActionIds.withdraw]: onCover('withdraw'),
  [coverActionIds.takeBack]: onCover('take-back'),
};

/** Fields of the open form that change who is paged, or what it may be a duplicate of. */
const refreshing = [
  openFormIds.severity,
  openFormIds.customer,
  openFormIds.customerTier,
  openFormIds.services,
  openFormIds.route,
];

const clicks = new Map<string, OnClick>([
  ...Object.entries(verbs),
  [settingsIds.newSecret, newSecret],
  ...ratings.map((rating) => [rateActionId(rating), rate] as const),
  ...Object.values(feedbackActionIds).map((id) => [id, openForm('give-feedback')] as const),
  ...refreshing.map((id) => [id, refreshOpenForm] as const),
  [coverFormIds.schedule, refreshCoverForm],
]);

const forms = new Map<string, OnSubmit>([
  [openFormIds.callback, submitOpenForm],
  [resolveFormIds.callback, submitResolveForm],
  [reopenFormIds.callback, submitReopenForm],
  [updateFormIds.callback, submitUpdateForm],
  [draftFormIds.callback, submitDraftForm],
  [severityFormIds.callback, submitSeverityForm],
  [rolesFormIds.callback, submitRolesForm],
  [skipFormIds.callback, submitSkipForm],
  [customerTextFormIds.callback, submitCustomerText],
  [sendBackFormIds.callback, submitSendBack],
  [customerToldFormIds.callback, submitCustomerTold],
  [rcaFormIds.callback, submitRcaForm],
  [feedbackFormIds.callback, submitFeedbackForm],
  [settingsIds.callback, submitSettingsForm],
  [coverFormIds.callback, submitCoverForm],
]);

/** Everything that people can do in Slack. Answers go out by the app's own client. */
export function registerListeners(app: App, context: Omit<Inbound, 'web'>): void {
  const inbound = { ...context, web: app.client };
  registerEscalate(app, inbound);
  registerEscalateMessage(app, inbound);
  registerNewEscalation(app, inbound);
  registerClicks(app, inbound, clicks);
  onSlowClick(app, inbound, settingsIds.testEmail, sendTest('email'));
  onSlowClick(app, inbound, settingsIds.testWebhook, sendTest('webhook'));
  registerForms(app, inbound, forms);
  registerCustomers(app, inbound);
  registerHomeOpened(app, inbound);
  registerRoomJoined(app, inbound);
  registerPeopleChanged(app, inbound);
  registerGroupsChanged(app, inbound);
  registerMessagePosted(app, inbound);
}
