import type { KnownBlock, ModalView } from '@slack/web-api';
import { clockText, usualQuietHours } from '../../domain/quiet-hours.ts';
import { longestAddress, longestUrl, usualWait, waits } from '../../domain/reach.ts';
import type { Language } from '../../domain/terms.ts';
import { minute } from '../../domain/time.ts';
import { duration } from '../../i18n/duration.ts';
import { words } from '../../i18n/say.ts';
import { button, buttons, context, divider, option, section } from './blocks.ts';
import { modal, selectInput, textInput, timeInput } from './inputs.ts';
import type { Settings } from './settings.ts';

export const settingsIds = {
  callback: 'settings_form',
  language: 'settings.language',
  quiet: 'settings.quiet',
  quietFrom: 'settings.quiet_from',
  quietTo: 'settings.quiet_to',
  email: 'settings.email',
  emailAfter: 'settings.email_after',
  webhook: 'settings.webhook',
  webhookAfter: 'settings.webhook_after',
  testEmail: 'settings.test_email',
  testWebhook: 'settings.test_webhook',
  newSecret: 'settings.new_secret',
} as const;

export const quietChoices = { off: 'off', on: 'on' } as const;

/** The choice that stands for no language of one's own. */
const followSlack = 'slack';

/** How somebody wants to be reached. Where mail isn't set up, what they chose for it stays as it is. */
export function settingsForm({ reach, mail, zone }: Settings, language: Language): ModalView {
  const say = words(language).settings.form;
  const languages = [option(say.followSlack, followSlack), option('English', 'en'), option('Español', 'es')] as const;
  const wait = (id: string, label: string, chosen: number = usualWait) =>
    selectInput({
      id,
      label,
      options: waits.map((each) => option(say.after(duration(each * minute)), String(each))),
      chosen: String(chosen),
      placeholder: label,
    });
  const { email, webhook, quiet } = reach;
  return modal({
    callback: settingsIds.callback,
    title: say.title,
    submit: say.submit,
    metadata: '',
    language,
    blocks: [
      ...selectInput({
        id: settingsIds.language,
        label: say.language,
        options: languages,
        chosen: reach.language ?? followSlack,
        placeholder: say.language,
      }),
      divider,
      ...quietFields({ quiet, zone }, language),
      divider,
      section(say.besides),
      ...(mail
        ? [
            textInput({
              id: settingsIds.email,
              label: say.email,
              hint: say.emailHint,
              optional: true,
              most: longestAddress,
              value: email?.address,
            }),
            ...wait(settingsIds.emailAfter, say.emailAfter, email?.after),
            ...buttons(button(say.testEmail, settingsIds.testEmail, 'test')),
          ]
        : [context(say.noMail)]),
      textInput({
        id: settingsIds.webhook,
        label: say.webhook,
        hint: say.webhookHint,
        optional: true,
        most: longestUrl,
        value: webhook?.url,
      }),
      ...wait(settingsIds.webhookAfter, say.webhookAfter, webhook?.after),
      ...buttons(
        button(say.testWebhook, settingsIds.testWebhook, 'test'),
        button(say.newSecret, settingsIds.newSecret, 'renew'),
      ),
      context(say.signed),
    ],
  });
}

function quietFields(
  { quiet, zone }: Pick<Settings, 'zone'> & Pick<Settings['reach'], 'quiet'>,
  language: Language,
): KnownBlock[] {
  const say = words(language).quiet.form;
  const { from, to } = quiet ?? usualQuietHours;
  const hint = zone.own ? say.ownZone(zone.name) : say.policyZone(zone.name);
  return [
    section(say.heading),
    ...selectInput({
      id: settingsIds.quiet,
      label: say.when,
      options: [option(say.off, quietChoices.off), option(say.on, quietChoices.on)],
      chosen: quiet ? quietChoices.on : quietChoices.off,
      placeholder: say.when,
    }),
    timeInput({ id: settingsIds.quietFrom, label: say.from, initial: clockText(from) }),
    timeInput({ id: settingsIds.quietTo, label: say.to, initial: clockText(to), hint }),
  ];
}
