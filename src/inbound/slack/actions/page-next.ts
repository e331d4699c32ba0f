import { targetOf } from '../target.ts';
import { carryOut } from './carry-out.ts';
import type { OnClick } from './on-click.ts';

/** Tier and round are what the clicker saw: of two who press at once, one pages the next tier and nobody the one after it. */
export const pageNext: OnClick = (inbound, click) =>
  carryOut(inbound, click, targetOf(click.value), ({ tier, round }) => ({
    type: 'page-next',
    by: click.user,
    tier,
    round,
  }));
