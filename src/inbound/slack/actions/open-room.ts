import { targetOf } from '../target.ts';
import { carryOut } from './carry-out.ts';
import type { OnClick } from './on-click.ts';

export const openRoom: OnClick = (inbound, click) =>
  carryOut(inbound, click, targetOf(click.value), () => ({ type: 'open-room', by: click.user }));
