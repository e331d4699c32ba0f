import type { KnownBlock } from '@slack/web-api';
import type { Cover } from '../../domain/cover.ts';
import type { UserId } from '../../domain/ids.ts';
import type { OnCall } from '../../domain/on-call.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { button, buttons, divider, section } from './blocks.ts';
import { shownTo } from './cover.ts';
import { coverActionIds } from './ids.ts';
import { onCallText } from './on-call.ts';

export type HomeRota = {
  /** Who is on call now and next, in each schedule. */
  readonly onCall: readonly OnCall[];
  /** Those that I asked for, took, or am asked for. */
  readonly covers: readonly Cover[];
  /** Whether I have hours that somebody could take. */
  readonly hasShifts: boolean;
};

/** Home's part about who is on call, and who covers for whom. */
export function rotaBlocks({ onCall, covers, hasShifts }: HomeRota, me: UserId, language: Language): KnownBlock[] {
  const text = onCallText(onCall, language);
  if (!text) return [];
  const say = words(language).covers;
  return [
    divider,
    section(text),
    ...covers.flatMap((cover) => {
      const shown = shownTo(cover, me, language);
      return [section(shown.text), ...buttons(...shown.press)];
    }),
    ...buttons(hasShifts ? button(say.buttons.ask, coverActionIds.ask, 'home') : null),
  ];
}
