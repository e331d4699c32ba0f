import type { Policy } from '../../domain/policy.ts';
import { kinds, routes } from '../../domain/record.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { section } from './blocks.ts';
import type { SlackMessage } from './message.ts';
import { line, lines, sentences } from './text.ts';

type Choices = Pick<Policy, 'severities' | 'services' | 'customers'>;

/** What of a request could not be read. */
export type Unread = {
  readonly unclearTime: boolean;
  readonly unknown: string | null;
  readonly nearest: string | null;
};

/** What was not understood, and all that may be said instead. */
export function simulationHelp(policy: Choices, unread: Unread, language: Language): SlackMessage {
  const { simulation: say, terms } = words(language);
  const wrong = lines(
    sentences(
      unread.unknown !== null && say.unknownWord(line(unread.unknown, 60)),
      unread.unknown !== null && unread.nearest !== null && say.nearest(m`\`${line(unread.nearest, 60)}\``),
    ),
    unread.unclearTime && say.unclearTime,
    say.nothingOpened,
  );
  const allowed = lines(
    say.allowed.severity(list(policy.severities.map(({ key }) => key))),
    policy.services.length > 0 && say.allowed.service(list(policy.services)),
    policy.customers.tiers.length > 0 && say.allowed.customerTier(list(policy.customers.tiers)),
    say.allowed.kind(list(kinds.map((kind) => terms.kinds[kind].toLowerCase()))),
    say.allowed.route(list(routes.map((route) => terms.routes[route].toLowerCase()))),
    say.allowed.time,
  );
  return { text: lines(wrong, allowed), blocks: [section(wrong), section(allowed)] };
}

const list = (names: readonly string[]): Markup => line(names.join(', '), 500);
