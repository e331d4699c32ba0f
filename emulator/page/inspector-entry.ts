import { h, type JSX } from 'preact';
import type { Logged } from '../protocol.ts';
import { CopyButton } from './copy-button.ts';
import { fullTime, timeOfDay } from './dates.ts';
import { curlOf, indented, remarksOf, summaryOf } from './exchange.ts';
import { icon } from './icons.ts';
import { reader, teamName } from './store.ts';

function part(title: string, value: unknown): JSX.Element {
  const words = indented(value);
  return h('section', { class: 'exchange-part' }, [
    h('div', { class: 'exchange-part-head' }, [
      h('h3', {}, title),
      h(CopyButton, { label: `Copy ${title.toLowerCase()}`, words }),
    ]),
    h('pre', { tabIndex: 0, 'aria-label': title }, words),
  ]);
}

function Details({ entry }: { entry: Logged }): JSX.Element {
  const curl = curlOf(entry, location.origin);
  const remarks = remarksOf(entry);
  const isCall = entry.kind === 'call';
  return h('div', { class: 'exchange-details' }, [
    h('p', { class: 'exchange-facts' }, [
      fullTime(entry.at, reader()),
      teamName(entry.team) && ` · ${teamName(entry.team)}`,
      !isCall && ` · by ${entry.transport === 'socket' ? 'Socket Mode' : 'signed HTTP'}`,
      entry.fault && ` · hit by the fault ${entry.fault.rule} (${entry.fault.outcome})`,
    ]),
    curl !== null && h(CopyButton, { label: 'Copy as curl', words: curl }),
    remarks.length > 0 &&
      h(
        'ul',
        { class: 'exchange-remarks', 'aria-label': 'What Slack says about it' },
        remarks.map((remark) => h('li', {}, remark)),
      ),
    isCall ? part('Arguments', entry.args) : part('Payload', entry.payload),
    isCall
      ? part('Answer', entry.answer)
      : entry.acknowledged !== 'never' && part('Acknowledgement', entry.answer ?? {}),
  ]);
}

type RowProps = { entry: Logged; open: boolean; toggle(): void };

/** One call or delivery; opened, all of it. */
export function ExchangeRow({ entry, open, toggle }: RowProps): JSX.Element {
  const { title, detail, outcome, isProblem } = summaryOf(entry);
  const about = [detail, teamName(entry.team)].filter(Boolean).join(' · ');
  const toApp = entry.kind === 'delivery';
  return h('li', { class: open ? 'exchange open' : 'exchange' }, [
    h('button', { type: 'button', class: 'exchange-row', 'aria-expanded': open, onClick: toggle }, [
      h('span', { class: `exchange-way ${toApp ? 'in' : 'out'}` }, [
        icon(toApp ? 'arrowDown' : 'out', 14),
        h('span', { class: 'unseen' }, toApp ? 'To the app: ' : 'From the app: '),
      ]),
      h('span', { class: 'exchange-name' }, [h('strong', {}, title), about && h('span', {}, ` ${about}`)]),
      h('span', { class: 'exchange-time' }, timeOfDay(entry.at, reader(), true)),
      h('span', { class: isProblem ? 'exchange-outcome problem' : 'exchange-outcome' }, outcome),
      h('span', { class: 'exchange-time' }, entry.ms > 0 ? `${Math.max(1, Math.round(entry.ms))} ms` : ''),
    ]),
    open && h(Details, { entry }),
  ]);
}
