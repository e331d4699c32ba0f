import { refusalText } from '../../../views/slack/refusal.ts';
import { targetOf } from '../target.ts';
import type { FormVerb } from '../forecast.ts';
import { openFormFor } from '../forms.ts';
import type { OnClick } from './on-click.ts';

/** Buttons whose verb needs words: they open its form. */
export const openForm =
  (verb: FormVerb): OnClick =>
  async (inbound, click) => {
    const target = targetOf(click.value);
    return target ? openFormFor(inbound, click, target.id, verb) : refusalText({ code: 'not_found' }, click.language);
  };
