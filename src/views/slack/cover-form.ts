import type { KnownBlock, ModalView } from '@slack/web-api';
import type { Language } from '../../domain/terms.ts';
import type { Instant } from '../../domain/time.ts';
import { words } from '../../i18n/say.ts';
import { context, option } from './blocks.ts';
import { modal, momentInput, personInput, selectInput } from './inputs.ts';

/** `from` and `to` carry the schedule behind a slash: Slack keeps what stands in a field as long as it has the same id. */
export const coverFormIds = {
  callback: 'cover_form',
  schedule: 'cover.schedule',
  from: 'cover.from',
  to: 'cover.to',
  whom: 'cover.whom',
} as const;

/** What is proposed: the schedules in which somebody is, and their hours of the chosen one. */
export type CoverDraft = {
  readonly schedules: readonly string[];
  readonly chosen: string;
  readonly from: Instant;
  readonly to: Instant;
};

export function coverForm({ schedules, chosen, from, to }: CoverDraft, language: Language): ModalView {
  const say = words(language).covers.form;
  const blocks: KnownBlock[] = [
    ...selectInput({
      id: coverFormIds.schedule,
      label: say.schedule,
      options: schedules.map((name) => option(name, name)),
      placeholder: say.choose,
      chosen,
      dispatches: true,
    }),
    momentInput({ id: `${coverFormIds.from}/${chosen}`, label: say.from, initial: from }),
    momentInput({ id: `${coverFormIds.to}/${chosen}`, label: say.to, initial: to }),
    personInput({ id: coverFormIds.whom, label: say.whom, hint: say.whomHint, optional: true }),
    context(say.note),
  ];
  return modal({
    callback: coverFormIds.callback,
    title: say.title,
    submit: say.submit,
    metadata: '',
    language,
    blocks,
  });
}
