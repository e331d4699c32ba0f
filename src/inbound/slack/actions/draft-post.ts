import { parseTarget } from '../../../views/slack/target.ts';
import { carryOut } from './carry-out.ts';
import type { OnClick } from './on-click.ts';

/** Posts the draft as it stands. */
export const draftPost: OnClick = (inbound, click) =>
  carryOut(inbound, click, parseTarget(click.value), () => ({ type: 'post-draft', by: click.user }));
