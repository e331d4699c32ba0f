import { h, type JSX } from 'preact';
import { icon } from '../icons.ts';
import { isObject, objects, text, type Json } from '../json.ts';
import { isSafeUrl } from '../mrkdwn.ts';
import { linkTo } from '../mrkdwn-view.ts';
import { RichText } from './rich-text.ts';
import { words } from './words.ts';

const ICONS = { pending: 'clock', in_progress: 'reset', complete: 'check', error: 'warning' } as const;

function isStatus(status: string): status is keyof typeof ICONS {
  return Object.hasOwn(ICONS, status);
}

/** One task of an app: how far it is, and, unfolded, what it did, what came of it, and from where. */
export function TaskCard({ block }: { block: Json }): JSX.Element {
  const status = isStatus(text(block.status)) ? text(block.status) : 'pending';
  const sources = objects(block.sources);
  const said = words();
  const head = [
    isStatus(status) && h('span', { class: `task-status ${status}`, title: said.status[status] }, icon(ICONS[status])),
    h('span', { class: 'task-title' }, text(block.title)),
    isStatus(status) && h('span', { class: 'unseen' }, `, ${said.status[status]}`),
  ];
  if (!isObject(block.details) && !isObject(block.output) && sources.length === 0)
    return h('div', { class: 'block task' }, h('div', { class: 'task-head' }, head));
  return h('details', { class: 'block task' }, [
    h('summary', { class: 'task-head' }, [...head, icon('down')]),
    h('div', { class: 'task-inside' }, [
      isObject(block.details) && h(RichText, { block: block.details }),
      isObject(block.output) && h(RichText, { block: block.output }),
      sources.length > 0 &&
        h('div', { class: 'task-sources' }, [
          `${said.sources}: `,
          sources
            .filter((source) => isSafeUrl(text(source.url)))
            .map((source) => h('span', { key: text(source.url) }, linkTo(text(source.url), text(source.text)))),
        ]),
    ]),
  ]);
}

export function Plan({ block }: { block: Json }): JSX.Element {
  const tasks = objects(block.tasks);
  return h('div', { class: 'block plan', role: 'group', 'aria-label': text(block.title) }, [
    h('div', { class: 'plan-title' }, text(block.title)),
    tasks.length > 0 &&
      h(
        'ul',
        {},
        tasks.map((task, index) => h('li', { key: text(task.task_id) || index }, h(TaskCard, { block: task }))),
      ),
  ]);
}
