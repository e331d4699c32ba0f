import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock } from '@slack/web-api';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { wideBySocket, type Wide } from '../emulator/wide-app.ts';
import { elements, inputs, layouts, plain } from './blocks-samples.ts';
import { message } from './steps.ts';

type Values = ViewOutput['state']['values'];

export type Workbench = Wide & {
  /** `actions[0]` of every click and choice so far, without its time. */
  acted: Record<string, unknown>[];
  /** `state.values` of every submission so far. */
  submitted: Values[];
  /** What was typed into external selects. */
  asked: string[];
  /** What the app was told last, once it was told one thing more than before `act`. */
  told(act: () => Promise<unknown>): Promise<Record<string, unknown> | undefined>;
  /** A window of somebody, by `@handle`, in the channel where one of everything stands. */
  windowOf(person: string, options?: BrowserContextOptions): Promise<Page>;
  /** What the windows threw so far. */
  troubles: string[];
};

const desktop = { viewport: { width: 1280, height: 900 } };

const view = (title: string, callback_id: string, blocks: KnownBlock[]) => ({
  type: 'modal' as const,
  callback_id,
  title: plain(title),
  submit: plain('Send'),
  blocks,
});

const note = (text: string): KnownBlock => ({ type: 'section', text: plain(text) });

const confirmation: KnownBlock = {
  type: 'input',
  block_id: 'confirm',
  label: plain('Code'),
  element: { type: 'plain_text_input', action_id: 'a', focus_on_load: true },
};

/**
 * An app that shows one of everything: messages with every block and every element, and, by its shortcut, a modal with every input. The
 * modal comes back with errors once, then stacks a second and a third one.
 */
export async function workbench(): Promise<Workbench> {
  const wide = await wideBySocket();
  const { app, slack } = wide;
  const acted: Record<string, unknown>[] = [];
  const submitted: Values[] = [];
  const asked: string[] = [];

  app.action(/./, async ({ ack, action }) => {
    await ack();
    const { action_ts: _ts, ...rest } = { ...action, action_ts: '' };
    acted.push(rest);
  });
  app.options(/./, async ({ ack, options }) => {
    asked.push(options.value);
    const option = (name: string) => ({ text: plain(name), value: name.toLowerCase() });
    await ack({
      option_groups: [
        { label: plain('Customers'), options: [option('Northwind'), option('Levante')] },
        { label: plain('Partners'), options: [option('Acquirer')] },
      ],
    });
  });
  app.shortcut('widen', async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: view('Everything', 'every', inputs) });
  });
  app.view('every', async ({ ack, view: sent }) => {
    submitted.push(sent.state.values);
    if (submitted.length === 1)
      await ack({ response_action: 'errors', errors: { date: 'That day is a holiday', rich: 'Say more' } });
    else await ack({ response_action: 'push', view: view('Second', 'second', [note('On top of it')]) });
  });
  app.view('second', async ({ ack }) => {
    await ack({ response_action: 'push', view: view('Third', 'third', [confirmation]) });
  });
  app.view('third', async ({ ack }) => ack({ response_action: 'clear' }));

  const channel = wide.id('support');
  for (const [text, blocks] of [
    ['Layouts', layouts],
    ['Elements', elements],
  ] as const)
    await slack.chat.postMessage({ channel, text, blocks });
  const browser = await chromium.connect(inject('chromium'));
  const troubles: string[] = [];
  const windowOf = async (person: string, options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...desktop, ...options });
    context.setDefaultTimeout(10_000);
    context.on('weberror', (error) => troubles.push(error.error().message));
    const page = await context.newPage();
    await page.goto(`${wide.workspace.url}/#as=${wide.id(person)}&at=${channel}`);
    await message(page, 'One of every block').waitFor();
    return page;
  };
  const told = async (act: () => Promise<unknown>) => {
    const before = acted.length;
    await act();
    await expect.poll(() => acted.length).toBe(before + 1);
    return acted.at(-1);
  };
  const stop = async () => {
    await browser.close();
    await wide.stop();
  };
  return { ...wide, acted, submitted, asked, told, windowOf, troubles, stop };
}
