import { targetOf } from '../target.ts';
import { carryOut } from './carry-out.ts';
import type { OnClick } from './on-click.ts';

/** Posts the draft as it stands. */
export const draftPost: OnClick = (inbound, click) =>
  carryOut(inbound, click, targetOf(click.value), () => ({ type: 'post-draft', by: click.user }));
