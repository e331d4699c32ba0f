import { clockMinutes, type QuietHours } from '../../../domain/quiet-hours.ts';
import { isMailAddress, longestAddress, longestUrl, usualWait, waits, type Reach } from '../../../domain/reach.ts';
import type { Language } from '../../../domain/terms.ts';
import { words } from '../../../i18n/say.ts';
import { urlFault, whereFault } from '../../../platform/webhook.ts';
import { findReach } from '../../../queries/reach.ts';
import { findReader } from '../../../queries/readers.ts';
import { changeReach } from '../../../usecases/reach.ts';
import { wayFault } from '../../../views/slack/way-fault.ts';
import { quietChoices, settingsIds } from '../../../views/slack/settings-form.ts';
import type { Inbound } from '../../context.ts';
import { readAs, readFields, type Read } from './fields.ts';
import type { OnSubmit, Submission } from './on-submit.ts';

/** Keeps what somebody chose for themselves: whoever sent the form is whose settings they are. */
export const submitSettingsForm: OnSubmit = async (inbound, submission) => {
  const { desk, team } = inbound;
  const { user } = submission;
  const before = await findReach(desk.db, team, user);
  const read = await readSettings(inbound, submission, before);
  if (!read.ok) return { type: 'errors', errors: read.errors };
  await changeReach(desk, { team, user }, read.value);
  const reader = await findReader(desk.db, team, user);
  return { type: 'close', language: reader?.language ?? submission.language };
};

async function readSettings({ ways }: Inbound, { fields, language }: Submission, before: Reach): Promise<Read<Reach>> {
  const form = readFields(fields, language);
  const say = words(language).settings.errors;
  const address = ways.mail ? form.text(settingsIds.email, longestAddress) : '';
  const url = form.text(settingsIds.webhook, longestUrl);
  if (address !== '' && !isMailAddress(address)) form.errors[settingsIds.email] ??= say.email;
  // A name that nobody answers for just now must not keep the rest from being saved.
  const fault =
    url === before.webhook?.url ? urlFault(url, ways.reachable) : url && (await whereFault(url, ways.reachable));
  if (url !== '' && fault) form.errors[settingsIds.webhook] ??= say.webhook(wayFault(fault, language));
  const chosen = form.choice(settingsIds.language);
  const reach: Reach = {
    language: languages.find((each) => each === chosen) ?? null,
    email: ways.mail
      ? address === ''
        ? null
        : { address, after: waitOf(form.choice(settingsIds.emailAfter)) }
      : before.email,
    webhook: url === '' ? null : { url, after: waitOf(form.choice(settingsIds.webhookAfter)) },
    quiet: readQuiet(form, language),
  };
  return readAs(reach, form.errors);
}

/** Null when they are switched off, whatever times stand there. */
function readQuiet(form: ReturnType<typeof readFields>, language: Language): QuietHours | null {
  if (form.choice(settingsIds.quiet) !== quietChoices.on) return null;
  const from = clockMinutes(form.time(settingsIds.quietFrom) ?? '');
  const to = clockMinutes(form.time(settingsIds.quietTo) ?? '');
  if (from !== null && to !== null && from !== to) return { from, to };
  form.errors[settingsIds.quietTo] = words(language).quiet.form.twoTimes;
  return null;
}

const languages: readonly Language[] = ['en', 'es'];

/** One of those that the form offers. */
const waitOf = (choice: string | null): number => waits.find((each) => String(each) === choice) ?? usualWait;
