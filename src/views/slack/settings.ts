import type { KnownBlock } from '@slack/web-api';
import type { Reach } from '../../domain/reach.ts';
import type { Language } from '../../domain/terms.ts';
import { minute } from '../../domain/time.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, section } from './blocks.ts';
import { length } from './facts.ts';
import { actionIds } from './ids.ts';
import { line, lines } from './text.ts';

/** What a person chose, and whether mail is set up where Relevo runs. */
export type Settings = { readonly reach: Reach; readonly mail: boolean };

/** Somebody's settings on their Home, with the button that changes them. */
export function settingsBlocks({ reach, mail }: Settings, language: Language): KnownBlock[] {
  const say = words(language).settings;
  const { email, webhook } = reach;
  const elsewhere = [
    email && say.email(line(email.address, 254), length(email.after * minute)),
    email && !mail && say.noMail,
    webhook && say.webhook(hostOf(webhook.url), length(webhook.after * minute)),
  ].filter((each) => each !== null && each !== false);
  const text = lines(
    say.heading,
    reach.language ? say.chosen : say.follows,
    ...(elsewhere.length > 0 ? elsewhere : [say.slackOnly]),
  );
  return [section(text, button(say.change, actionIds.settings, 'home'))];
}

/** The rest of a webhook's address may be a secret. */
export const hostOf = (url: string): Markup => line(URL.canParse(url) ? new URL(url).host : '', 120);
