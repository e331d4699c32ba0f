import type { PlainTextOption } from '@slack/web-api';
import type { Severity } from '../../domain/policy.ts';
import type { Language } from '../../domain/terms.ts';
import { duration } from '../../i18n/duration.ts';
import { words } from '../../i18n/say.ts';
import { option } from './blocks.ts';
import { oneLine } from './text.ts';

export type Choosable = Pick<Severity, 'key' | 'label' | 'means' | 'acknowledgeWithinMs' | 'firstUpdate'>;

/** Severities to choose from: what each means, and its times. */
export function severityOptions(severities: readonly Choosable[], language: Language): PlainTextOption[] {
  const { severityTimes } = words(language).forms.open;
  return severities.map(({ key, label, means, acknowledgeWithinMs, firstUpdate }) =>
    option(
      `${key.toUpperCase()} ${label[language]}`,
      key,
      `${severityTimes(duration(acknowledgeWithinMs), duration(firstUpdate.withinMs))} · ${oneLine(means[language])}`,
    ),
  );
}
