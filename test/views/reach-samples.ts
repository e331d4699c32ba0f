import type { Language } from '../../src/domain/terms.ts';
import type { PageCounts } from '../../src/views/slack/page-counts.ts';
import type { TestOutcome } from '../../src/views/slack/settings-answers.ts';
import type { Settings } from '../../src/views/slack/settings.ts';
import { people } from '../support/domain.ts';
import type { Writing } from './states.ts';

/** Addresses that nobody could have saved, too: what the database holds may be older than the rule. */
export const settingsOf = ({ name, note }: Writing, language: Language): Settings => ({
  reach: {
    language,
    email: { address: name, after: 5 },
    webhook: { url: `https://example.com/${note}`, after: 60 },
    quiet: { from: 22 * 60, to: 7 * 60 },
  },
  mail: language === 'en',
  zone: { name: 'America/Argentina/ComodRivadavia', own: language === 'en' },
});

/** Everything that can come of a test. */
export const outcomes = ({ name, note }: Writing): readonly TestOutcome[] => [
  { type: 'mailed', address: name },
  { type: 'called', url: note },
  ...[note, 'smtp_550', 'http_404', 'private_address'].map((code) => ({ type: 'failed', code }) as const),
  { type: 'nothing' },
  { type: 'tooMany' },
];

/** More people than anybody reads of. */
export const countsOf = ({ name }: Writing): PageCounts => ({
  counts: Object.values(people).map((person, nights) => ({ person, week: 2, month: 11, nights })),
  zone: name,
});
