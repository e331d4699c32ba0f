import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { wayFault } from './way-fault.ts';
import { hostOf } from './settings.ts';
import { escape, line } from './text.ts';

export const secretText = (secret: string, language: Language): Markup =>
  words(language).settings.secret(m`\`${escape(secret)}\``);

export const testSending = (language: Language): Markup => words(language).settings.test.sending;

/** What became of a test. `code`: why it did not arrive. */
export type TestOutcome =
  | { readonly type: 'mailed'; readonly address: string }
  | { readonly type: 'called'; readonly url: string }
  | { readonly type: 'failed'; readonly code: string }
  | { readonly type: 'nothing' | 'tooMany' };

export function testOutcome(outcome: TestOutcome, language: Language): Markup {
  const say = words(language).settings.test;
  switch (outcome.type) {
    case 'mailed':
      return say.mailed(line(outcome.address, 254));
    case 'called':
      return say.called(hostOf(outcome.url));
    case 'failed':
      return say.failed(line(wayFault(outcome.code, language), 200));
    case 'nothing':
    case 'tooMany':
      return say[outcome.type];
  }
}
