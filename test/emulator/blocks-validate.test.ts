import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, wide, type Wide } from './wide-app.ts';

let app: Wide;
beforeAll(async () => {
  app = await wide();
});
afterAll(() => app.stop());

const validate = (args: Record<string, unknown>) => app.slack.apiCall('blocks.validate', args);
const section = (text: unknown) => ({ type: 'section', text });

describe('blocks.validate', () => {
  it('takes blocks, a message or a view as it should be', async () => {
    const blocks = [section({ type: 'plain_text', text: 'Hello' })];
    const modal = { type: 'modal', title: { type: 'plain_text', text: 'Hi' }, blocks };
    for (const args of [{ blocks }, { message: { blocks } }, { view: modal }])
      expect((await validate(args)).ok).toBe(true);
    expect((await app.slack.blocks.validate({ blocks: [{ type: 'divider' }] })).ok).toBe(true);
  });

  it('names the types that would have been right', async () => {
    const given = await refusal(validate({ blocks: [section({ type: 'invalid', text: 'x' })] }));
    expect(given).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      errors: [
        {
          code: 'failed_constraint',
          message: 'unsupported type: invalid',
          pointer: '/0/text/type',
          constraint: { type: 'enum', expected: ['plain_text', 'mrkdwn'] },
        },
      ],
    });
  });

  it.each([
    [{ type: 'header' }, 'missing_field', 'missing required field: text', undefined],
    [section('x'), 'invalid_type', 'must provide an object', undefined],
    [
      section({ type: 'mrkdwn', text: 'x'.repeat(3001) }),
      'failed_constraint',
      'must be less than 3001 characters',
      { type: 'max_length', expected: 3000 },
    ],
    [
      section({ type: 'mrkdwn', text: '' }),
      'failed_constraint',
      'must be more than 0 characters',
      { type: 'min_length', expected: 1 },
    ],
    [
      { type: 'actions', elements: [] },
      'failed_constraint',
      'must provide at least 1 items',
      { type: 'min_items', expected: 1 },
    ],
    [
      { type: 'divider', more: 1 },
      'failed_constraint',
      'invalid additional property: more',
      { type: 'additional_properties' },
    ],
  ])('gives each fault of a message its code: %j', async (block, code, message, constraint) => {
    const { error, errors } = await refusal(validate({ message: { blocks: [block] } }));
    expect(error).toBe('invalid_message');
    const [first] = errors as Record<string, unknown>[];
    expect(first).toMatchObject({ code, message, pointer: expect.stringMatching(/^\/blocks\/0/) });
    expect(first?.['constraint']).toEqual(constraint);
  });

  it('points into a view from where the view starts', async () => {
    const title = { type: 'plain_text', text: 'x'.repeat(25) };
    const given = await refusal(validate({ view: { type: 'modal', title, blocks: [] } }));
    expect(given).toMatchObject({ error: 'invalid_view', errors: [{ pointer: '/title/text' }] });
  });

  it('takes exactly one of the three', async () => {
    for (const args of [{}, { blocks: [], view: {} }]) {
      expect(await refusal(validate(args))).toMatchObject({
        error: 'invalid_arguments',
        response_metadata: { messages: ['must provide exactly one of `blocks`, `view`, or `message`'] },
      });
    }
  });
});
