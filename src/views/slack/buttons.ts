import type { Button, Overflow } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import { declineReasons } from '../../domain/events.ts';
import type { Language } from '../../domain/terms.ts';
import { wayFrom } from '../../domain/tiers.ts';
import { words } from '../../i18n/say.ts';
import { button, linkButton, option, select } from './blocks.ts';
import { isOpen, isUntaken, roomUrl } from './facts.ts';
import { actionIds, moreChoices } from './ids.ts';
import { encodeChoice, encodeTarget, type Target } from './target.ts';

/** The buttons of one escalation; each is null in a state where pressing it would only be refused. */
export function buttonsOf(e: Escalation, language: Language, target: Target = e) {
  const { terms, customers } = words(language);
  const { buttons } = terms;
  const value = encodeTarget(target);
  const told = e.customerText?.standing;
  const url = roomUrl(e);
  const noRoom = e.room.status === 'none' || e.room.status === 'failed';
  return {
    acknowledge: isUntaken(e) ? button(buttons.acknowledge, actionIds.acknowledge, value, 'primary') : null,
    decline: isUntaken(e) ? declineMenu(language, target) : null,
    pageNext:
      isUntaken(e) && wayFrom(e, e.round + 1).next
        ? button(e.status === 'paging' ? buttons.pageNext : buttons.pageAgain, actionIds.pageNext, value)
        : null,
    postUpdate: isOpen(e) ? button(buttons.postUpdate, actionIds.postUpdate, value) : null,
    resolve: isOpen(e) ? button(buttons.resolve, actionIds.resolve, value) : null,
    reopen: isOpen(e) ? null : button(buttons.reopen, actionIds.reopen, value),
    requestRca: isOpen(e) || e.rca ? null : button(buttons.requestRca, actionIds.requestRca, value),
    room: url ? linkButton(buttons.goToRoom, actionIds.link, url) : null,
    createRoom: noRoom && isOpen(e) ? button(buttons.createRoom, actionIds.openRoom, value) : null,
    writeToCustomers: e.customerText ? button(customers.buttons.write, actionIds.customerWrite, value) : null,
    customerTold:
      told?.status === 'approved'
        ? button(customers.buttons.told, actionIds.customerTold, encodeChoice(told.wording.hash, target))
        : null,
    details: button(buttons.details, actionIds.details, value),
  } satisfies Record<string, Button | ReturnType<typeof declineMenu> | null>;
}

/** One tap for the reason, with nothing to load. */
const declineMenu = (language: Language, target: Target) => {
  const { buttons, declineReasons: reasons } = words(language).terms;
  const options = declineReasons.map((reason) => option(reasons[reason], encodeChoice(reason, target)));
  return select(buttons.decline, actionIds.decline, options);
};

/** What is needed less often: the room (a link when there is one, else asking for one) and the details. */
export function moreMenu(e: Escalation, language: Language, target: Target = e): Overflow {
  const { buttons } = words(language).terms;
  const url = roomUrl(e);
  const noRoom = e.room.status === 'none' || e.room.status === 'failed';
  const room = url
    ? [{ ...option(buttons.goToRoom, encodeChoice(moreChoices.link, target)), url }]
    : noRoom && isOpen(e)
      ? [option(buttons.createRoom, encodeChoice(moreChoices.openRoom, target))]
      : [];
  return menu([...room, option(buttons.details, encodeChoice(moreChoices.details, target))]);
}

/** What is needed less often in the room. */
export function cardMenu(e: Escalation, language: Language): Overflow {
  const { terms, customers, roles } = words(language);
  const { buttons } = terms;
  return menu([
    ...(e.customerText ? [option(customers.buttons.write, encodeChoice(moreChoices.customerWrite, e))] : []),
    ...(isOpen(e) ? [option(buttons.severity, encodeChoice(moreChoices.severity, e))] : []),
    option(roles.button, encodeChoice(moreChoices.roles, e)),
    option(buttons.details, encodeChoice(moreChoices.details, e)),
  ]);
}

const menu = (options: Overflow['options']): Overflow => ({ type: 'overflow', action_id: actionIds.more, options });
