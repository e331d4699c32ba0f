import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import type { EscalationId, UserId } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Language } from '../../domain/terms.ts';
import type { Instant } from '../../domain/time.ts';
import { findById } from '../../queries/escalations.ts';
import { asItIsDecided, asItIsNow } from '../../queries/terms.ts';
import { keepDenial } from '../../usecases/keep-denial.ts';
import { customerTextForm } from '../../views/slack/customer-text-form.ts';
import { customerToldForm, sendBackForm } from '../../views/slack/customer-forms.ts';
import { draftForm } from '../../views/slack/draft-form.ts';
import { feedbackForm } from '../../views/slack/feedback-form.ts';
import { givingBack } from '../../views/slack/giving-back.ts';
import { rcaForm } from '../../views/slack/rca-form.ts';
import { refusalText } from '../../views/slack/refusal.ts';
import { reopenForm } from '../../views/slack/reopen-form.ts';
import { resolveForm } from '../../views/slack/resolve-form.ts';
import { rolesForm } from '../../views/slack/roles-form.ts';
import { severityForm } from '../../views/slack/severity-form.ts';
import { skipForm } from '../../views/slack/skip-form.ts';
import { updateForm } from '../../views/slack/update-form.ts';
import type { Inbound } from '../context.ts';
import type { Answer } from './answer.ts';
import { wouldRefuse, type FormVerb } from './forecast.ts';
import { openWindow } from './window.ts';

type Asking = Pick<Opener, 'user' | 'words'> & { readonly now: Instant; readonly policy: Policy };
type Draw = (e: Escalation, language: Language, asking: Asking) => ModalView;

const forms: { readonly [V in FormVerb]: Draw } = {
  'change-severity': (e, language, { policy }) => severityForm(e, policy.severities, language),
  'give-roles': rolesForm,
  'draft-update': draftForm,
  'post-update': (e, language, { words }) => updateForm(e, language, words),
  'skip-update': skipForm,
  'write-customer-text': customerTextForm,
  'send-back-customer-text': sendBackForm,
  'tell-customer': customerToldForm,
  resolve: (e, language, { now, user, words }) => resolveForm(e, language, now, user, words),
  reopen: (e, language, { words }) => reopenForm(e, language, words),
  'request-rca': (e, language, { now }) => rcaForm(e, language, now),
  'give-feedback': (e, language, { user }) => feedbackForm(e, language, user),
};

/** Their forms name people, or are for people, who stand behind a target of the policy at that moment. */
const ofThePresent: ReadonlySet<FormVerb> = new Set([
  'give-roles',
  'resolve',
  'write-customer-text',
  'send-back-customer-text',
  'tell-customer',
]);

/** Who wants a form, and the click or command that may open one window. */
export type Opener = {
  readonly user: UserId;
  readonly language: Language;
  readonly triggerId: string;
  /** Set when it was asked for within a window, on top of which the form goes. */
  readonly view?: { readonly type: string } | null | undefined;
  /** What was typed already: the form begins with it. */
  readonly words?: string;
};

/** Opens the form for `verb`, or answers why not; `seen` names the words for customers that were read. */
export async function openFormFor(
  inbound: Inbound,
  opener: Opener,
  id: EscalationId,
  verb: FormVerb,
  seen?: string,
): Promise<Answer> {
  const { desk, team } = inbound;
  const found = await findById(desk.db, team, id);
  if (!found) return refusalText({ code: 'not_found' }, opener.language);
  const now = await desk.clock.now(desk.db);
  const escalation = await (ofThePresent.has(verb) ? asItIsDecided(desk, found) : asItIsNow(desk, found));
  const refused = wouldRefuse(escalation, verb, opener.user, now, seen);
  if (refused) {
    const denial = { by: opener.user, standing: 'member', asked: verb, about: id } as const;
    if (refused.code === 'not_allowed') await keepDenial(desk, team, denial);
    return givingBack(refusalText(refused, opener.language), opener.words ?? '');
  }
  const place = opener.view?.type === 'modal' ? 'in a form' : 'elsewhere';
  await openWindow(
    inbound.web,
    forms[verb](escalation, opener.language, { ...opener, now, policy: inbound.policy() }),
    opener.triggerId,
    place,
  );
  return null;
}
