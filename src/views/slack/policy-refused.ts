import type { Language } from '../../domain/terms.ts';
import { m } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context, section } from './blocks.ts';
import type { SlackMessage } from './message.ts';
import { bold, line, lines } from './text.ts';

/** A policy file that was changed and can't rule. `mistakes` are as the checker says them; null: it can't be read. */
export type RefusedPolicy = {
  readonly file: string;
  readonly mistakes:
    | readonly { readonly line: number; readonly column: number; readonly path: string; readonly message: string }[]
    | null;
};

const mostShown = 5;

/** To those who look after the policy: which file, how many mistakes, the first of them, and what rules meanwhile. */
export function policyRefused({ file, mistakes }: RefusedPolicy, language: Language): SlackMessage {
  const say = words(language).notices.policyFile;
  const name = line(file, 200);
  const heading = m`⚠️ ${bold(mistakes ? say.mistakes(name, mistakes.length) : say.unreadable(name))}`;
  const items = (mistakes ?? [])
    .slice(0, mostShown)
    .map((each) => m`•  ${say.at(each.line, each.column, line(`${each.path} ${each.message}`, 300))}`);
  const hidden = (mistakes?.length ?? 0) - items.length;
  const body = lines(heading, ...items, hidden > 0 && say.more(hidden));
  return { text: lines(body, say.oldOneGoesOn), blocks: [section(body), context(say.oldOneGoesOn)] };
}
