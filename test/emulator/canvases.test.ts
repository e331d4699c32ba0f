import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorOf, wide, type Wide } from './wide-app.ts';

let app: Wide;
beforeAll(async () => {
  app = await wide();
});
afterAll(() => app.stop());

const markdown = (text: string) => ({ type: 'markdown' as const, markdown: text });
const sectionsWith = async (canvas_id: string, contains_text: string) =>
  (await app.slack.canvases.sections.lookup({ canvas_id, criteria: { contains_text } })).sections ?? [];

it('a channel has one canvas of its own, which it shows among its properties', async () => {
  const { channel } = await app.slack.conversations.create({ name: 'with-canvas' });
  const channel_id = channel?.id ?? '';
  expect((await app.slack.conversations.info({ channel: channel_id })).channel).not.toHaveProperty('properties');
  const { canvas_id = '' } = await app.slack.conversations.canvases.create({ channel_id });
  expect(canvas_id).toMatch(/^F/);
  const again = app.slack.conversations.canvases.create({ channel_id });
  expect(await errorOf(again)).toBe('channel_canvas_already_exists');
  const canvas = async () => {
    const { channel: now } = await app.slack.conversations.info({ channel: channel_id });
    return now?.properties as { canvas?: unknown; tabs?: unknown } | undefined;
  };
  expect(await canvas()).toMatchObject({
    canvas: { file_id: canvas_id, is_empty: true },
    tabs: [{ type: 'channel_canvas' }],
  });
  await app.slack.canvases.edit({
    canvas_id,
    changes: [{ operation: 'insert_at_end', document_content: markdown('# Notes') }],
  });
  expect(await canvas()).toMatchObject({ canvas: { file_id: canvas_id, is_empty: false } });
  await app.slack.canvases.delete({ canvas_id });
  expect((await app.slack.conversations.info({ channel: channel_id })).channel).not.toHaveProperty('properties');
  expect(await errorOf(app.slack.canvases.delete({ canvas_id }))).toBe('canvas_not_found');
});

it('a canvas is edited part by part', async () => {
  const document_content = markdown('# One\n\nFirst words\n\n# Two');
  const { canvas_id = '' } = await app.slack.canvases.create({ title: 'Plan', document_content });
  const [first] = await sectionsWith(canvas_id, 'First words');
  const edit = (change: object) => app.slack.apiCall('canvases.edit', { canvas_id, changes: [change] });
  await edit({ operation: 'insert_before', section_id: first?.id, document_content: markdown('Zeroth words') });
  await edit({ operation: 'replace', section_id: first?.id, document_content: markdown('Other words') });
  await edit({ operation: 'rename', title_content: markdown('Plan B') });
  expect(await sectionsWith(canvas_id, 'First words')).toEqual([]);
  expect(await sectionsWith(canvas_id, 'words')).toHaveLength(2);
  const headers = await app.slack.canvases.sections.lookup({ canvas_id, criteria: { section_types: ['any_header'] } });
  expect(headers.sections).toHaveLength(2);
  expect((await app.slack.files.info({ file: canvas_id })).file).toMatchObject({ title: 'Plan B', filetype: 'quip' });
  expect(await errorOf(edit({ operation: 'delete', section_id: 'temp:C:NOPE' }))).toBe('canvas_editing_failed');
  expect(await errorOf(edit({ operation: 'shred' }))).toBe('canvas_editing_failed');
});

it('a canvas is refused for a channel that the app is not in, and for content that is none', async () => {
  const create = (args: object) => app.slack.apiCall('canvases.create', { ...args });
  expect(await errorOf(create({ channel_id: app.id('payments') }))).toBe('not_in_channel');
  expect(await errorOf(create({ channel_id: 'C0NOPE' }))).toBe('channel_not_found');
  expect(await errorOf(create({ document_content: { type: 'html', html: 'x' } }))).toBe('canvas_creation_failed');
  expect(await errorOf(create({ document_content: markdown('x'.repeat(1024 * 1024 + 1)) }))).toBe(
    'canvas_creation_failed',
  );
});
