import type { PersonsCommand } from '../../../domain/commands.ts';
import type { Escalation } from '../../../domain/escalation.ts';
import type { EscalationId } from '../../../domain/ids.ts';
import { severityTerms } from '../../../domain/plan.ts';
import { words } from '../../../i18n/say.ts';
import { listMine } from '../../../queries/escalations.ts';
import { listOpenWithTotal } from '../../../queries/open.ts';
import { doneText } from '../../../views/slack/done.ts';
import { givingBack } from '../../../views/slack/giving-back.ts';
import { helpAnswer } from '../../../views/slack/help.ts';
import { listAnswer } from '../../../views/slack/list.ts';
import { refusalText } from '../../../views/slack/refusal.ts';
import { reopenFormLimits } from '../../../views/slack/reopen-form.ts';
import { resolveFormLimits } from '../../../views/slack/resolve-form.ts';
import { escape } from '../../../views/slack/text.ts';
import { updateFormLimits } from '../../../views/slack/update-form.ts';
import { whichAnswer } from '../../../views/slack/which.ts';
import type { Inbound } from '../../context.ts';
import type { Answer } from '../answer.ts';
import { openCoverForm } from '../covers.ts';
import { openFormFor } from '../forms.ts';
import { request } from '../request.ts';
import { show } from '../show.ts';
import type { Asked } from './asked.ts';
import { severityNamed, type VerbText } from './parse-text.ts';
import { meantBy } from './reference.ts';
import { simulate } from './simulate.ts';
import { who } from './who.ts';

/** Carries out what a verb asks for, and answers what the asker is told; null when a form was opened. */
export async function runVerb(inbound: Inbound, asked: Asked, text: VerbText): Promise<Answer> {
  const { desk, team } = inbound;
  const { user, language } = asked;
  switch (text.verb) {
    case 'help':
      return helpAnswer(language);
    case 'list': {
      const { open, total } = await listOpenWithTotal(desk.db, team);
      return listAnswer(open, language, total);
    }
    case 'mine':
      return listAnswer(await listMine(desk.db, team, user), language);
    case 'who':
      return who(inbound, asked, text);
    case 'simulate':
      return simulate(inbound, asked, text.words);
    case 'cover':
      return openCoverForm(inbound, asked);
    case 'show':
      return onOne(inbound, asked, text, (escalation) => show(inbound, escalation, language));
    case 'ack':
      return onOne(inbound, asked, text, ({ id }) => change(inbound, asked, id, { type: 'acknowledge', by: user }));
    case 'rca':
      return onOne(inbound, asked, text, ({ id }) => openFormFor(inbound, asked, id, 'request-rca'));
    case 'severity':
      return onOne(inbound, asked, text, ({ id }) => severity(inbound, asked, id, text.words));
    case 'update':
      return inWords(inbound, asked, text, updateFormLimits.text, { type: 'post-update', by: user, text: text.words });
    case 'resolve':
      return inWords(inbound, asked, text, resolveFormLimits.fix, { type: 'resolve', by: user, fix: text.words });
    case 'reopen':
      return inWords(inbound, asked, text, reopenFormLimits.why, { type: 'reopen', by: user, why: text.words });
  }
}

/** In words, by a severity's key or name; without any, by its form. */
async function severity(inbound: Inbound, asked: Asked, id: EscalationId, typed: string): Promise<Answer> {
  if (typed === '') return openFormFor(inbound, asked, id, 'change-severity');
  const policy = inbound.policy();
  const to = severityTerms(policy, severityNamed(typed, policy.severities) ?? '');
  if (!to) return givingBack(refusalText({ code: 'unknown_severity' }, asked.language), typed);
  return change(inbound, asked, id, { type: 'change-severity', by: asked.user, to }, typed);
}

type Worded = Extract<PersonsCommand, { readonly type: 'post-update' | 'resolve' | 'reopen' }>;

/**
 * What the form would ask for may stand behind the reference: `resolve ESC-142 Restarted the pods`. `most`: as many
 * characters as the form takes.
 */
const inWords = (inbound: Inbound, asked: Asked, text: VerbText, most: number, command: Worded) =>
  onOne(inbound, asked, text, async ({ id }) => {
    if (text.words === '') return openFormFor(inbound, asked, id, command.type);
    if (text.words.length > most)
      return givingBack(escape(words(asked.language).forms.errors.tooLong(most)), text.words);
    if (text.toConfirm) return openFormFor(inbound, { ...asked, words: text.words }, id, command.type);
    return change(inbound, asked, id, command, text.words);
  });

async function onOne(
  inbound: Inbound,
  asked: Asked,
  text: VerbText,
  work: (escalation: Escalation) => Promise<Answer>,
): Promise<Answer> {
  const meant = await meantBy(inbound, asked, text);
  const [one, ...others] = meant;
  if (one && others.length === 0) return work(one);
  return text.number === null
    ? whichAnswer(meant, text.verb, asked.language)
    : refusalText({ code: 'not_found' }, asked.language);
}

async function change(
  inbound: Inbound,
  { language, triggerId }: Asked,
  id: EscalationId,
  command: PersonsCommand,
  typed = '',
): Promise<Answer> {
  const outcome = await request(inbound, id, command, triggerId);
  if (!('refused' in outcome)) return doneText(command.type, outcome.escalation, language);
  return givingBack(refusalText(outcome.refused, language), typed);
}
