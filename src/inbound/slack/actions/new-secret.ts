import { renewSecret } from '../../../usecases/reach.ts';
import { secretText } from '../../../views/slack/settings-answers.ts';
import type { OnClick } from './on-click.ts';

/** Shows a new secret once, to its owner, on top of the form: it stands in no message that is kept. */
export const newSecret: OnClick = async ({ desk, team }, { user, language }) =>
  secretText(await renewSecret(desk, { team, user }), language);
