import type { KnownBlock } from '@slack/web-api';
import type { Reach } from '../../domain/reach.ts';
import type { Language } from '../../domain/terms.ts';
import { minute, type Instant } from '../../domain/time.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, section } from './blocks.ts';
import { clockText, type QuietHours } from '../../domain/quiet-hours.ts';
import { length } from './facts.ts';
import { actionIds } from './ids.ts';
import { escape, line, lines, when } from './text.ts';

/** What a person chose, whether mail is set up where Relevo runs, and by whose clocks their quiet hours are. */
export type Settings = {
  readonly reach: Reach;
  readonly mail: boolean;
  /** `own`: Slack says that it is theirs. */
  readonly zone: { readonly name: string; readonly own: boolean };
};

/** What waits until somebody's quiet hours are over. */
export type Waiting = { readonly count: number; readonly until: Instant };

/** Somebody's settings on their Home, with the button that changes them. */
export function settingsBlocks(
  { reach, mail, zone }: Settings,
  language: Language,
  waiting: Waiting | null = null,
): KnownBlock[] {
  const say = words(language).settings;
  const { email, webhook, quiet } = reach;
  const elsewhere = [
    email && say.email(line(email.address, 254), length(email.after * minute)),
    email && !mail && say.noMail,
    webhook && say.webhook(hostOf(webhook.url), length(webhook.after * minute)),
  ].filter((each) => each !== null && each !== false);
  const text = lines(
    say.heading,
    reach.language ? say.chosen : say.follows,
    ...(elsewhere.length > 0 ? elsewhere : [say.slackOnly]),
    quiet && words(language).quiet.hours(hours(quiet), line(zone.name, 60)),
    waiting && words(language).quiet.waiting(waiting.count, when(waiting.until, 'moment', language)),
  );
  return [section(text, button(say.change, actionIds.settings, 'home'))];
}

const hours = ({ from, to }: QuietHours): Markup => escape(`${clockText(from)}–${clockText(to)}`);

/** The rest of a webhook's address may be a secret. */
export const hostOf = (url: string): Markup => line(URL.canParse(url) ? new URL(url).host : '', 120);
