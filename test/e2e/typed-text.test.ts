import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls, escalate, newest, roomCalled } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

const numberOfRecords = async () => (await rig.db.selectFrom('escalations').select('id').execute()).length;

/** The markup of all that was said in messages, topics and answers. */
/** All that Slack would read as markup: plain text shows `<!channel>` to the letter by itself. */
function markupSaid(): string {
  const said = ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'conversations.setTopic'];
  const answers = rig.workspace.log.flatMap((entry) =>
    entry.kind === 'delivery' && entry.type === 'slash_commands' ? [entry.answer] : [],
  );
  const all = [said.map((method) => calls(rig, method)), calls(rig, 'conversations.setPurpose'), answers];
  return JSON.stringify(all, (key, value) => {
    if (key === 'blocks' && typeof value === 'string') return JSON.parse(value);
    return value?.type === 'plain_text' ? null : value;
  });
}

async function emptyForm() {
  const ana = rig.as('ana');
  await ana.in('support').command('/escalate sev1');
  return ana.modal(/Se avisa enseguida/);
}

describe('what is missing or too much', () => {
  it('is said at its field, and what stands in the others stays', async () => {
    const form = await emptyForm();
    const before = await numberOfRecords();
    expect(await form.fill({ 'Contacto del cliente': 'Sra. Prat' }).submit()).toEqual({
      errors: { Título: expect.any(String), '¿Qué ocurre?': expect.any(String) },
    });
    expect(await form.fill({ Título: '   ', '¿Qué ocurre?': ' \n\t ' }).submit()).toEqual({
      errors: {
        Título: 'Escriba algo: no basta con espacios.',
        '¿Qué ocurre?': 'Escriba algo: no basta con espacios.',
      },
    });
    const long = 'á'.repeat(3001);
    expect(await form.fill({ Título: 'Etiquetas borradas', '¿Qué ocurre?': long }).submit()).toEqual({
      errors: { '¿Qué ocurre?': expect.stringMatching(/3000/) },
    });
    expect(form.value('Título')).toBe('Etiquetas borradas');
    expect(form.value('¿Qué ocurre?')).toBe(long);
    expect(form.value('Contacto del cliente')).toBe('Sra. Prat');
    expect(await numberOfRecords()).toBe(before);
    expect(await form.fill({ '¿Qué ocurre?': long.slice(1) }).submit()).toBe('closed');
    await rig.settle();
    await rig.as('bruno').dm(/Etiquetas borradas/);
  });
});

describe('a form that is sent twice', () => {
  it('opens one escalation, and neither time is it said that something failed', async () => {
    const form = await emptyForm();
    await form.fill({ Título: 'Doble envío', '¿Qué ocurre?': 'Un dedo impaciente.' });
    const before = await numberOfRecords();
    await Promise.all([form.submit(), form.submit()]);
    await rig.settle();
    expect(await numberOfRecords()).toBe(before + 1);
    const pages = rig.as('bruno').dms();
    expect(pages.filter((page) => /Doble envío/.test(page.text))).toHaveLength(1);
    const answers = rig.workspace.log.flatMap((entry) =>
      entry.kind === 'delivery' && entry.payload['type'] === 'view_submission' ? [JSON.stringify(entry.answer)] : [],
    );
    expect(answers.slice(-2).filter((answer) => answer.includes('response_action'))).toEqual([]);
  });
});

describe('a customer', () => {
  it('is typed once, and known in the next form', async () => {
    await escalate(rig, 'sev3 Catálogo vacío', { Cliente: 'Peña & Hijos 50%_' });
    const form = await emptyForm();
    await form.change('Cliente', 'peña & hijos 50%_');
    expect(form.value('Cliente')).toMatchObject({ value: 'Peña & Hijos 50%_' });
    await form.shows(/¿Es alguna de estas\?[\s\S]*Catálogo vacío/);
    await form.close();
  });
});

describe('text from people', () => {
  const title = '<!channel> <@U123> *bold* `code` & <https://evil.example|bank> ~x~';
  const description = '<!here> & _it_\n```\nfence\n> quote\n<https://evil.example|bank>';

  it('is shown to the letter everywhere, and mentions, links and notifies nobody', async () => {
    const dana = rig.as('dana');
    await dana.in('support').command('/escalate sev1');
    const form = await dana.modal(/Paged at once/);
    const sent = form.fill({
      Title: title,
      'What is happening?': description,
      Customer: '<!everyone> S.A.',
      'Linked records': 'https://a.example/<!channel>\n<https://b.example|b>\njavascript:alert(1)',
      'What has the front line tried?': '<!channel>',
      "The customer's contact": '<@U123>',
    });
    expect(await sent.submit()).toBe('closed');
    await rig.settle();
    await dana.in('support').command('/escalate show ' + (await newest(rig)).reference);
    await rig.advance(60 * 60_000);
    const markup = markupSaid();
    expect(markup.match(/&lt;!channel&gt;/g)?.length).toBeGreaterThan(5);
    expect(markup.match(/<(!channel|!here|!everyone|@U123|https:\/\/evil).{20}/g)).toBeNull();
    const page = await rig.as('bruno').dm(/<!channel>/);
    expect(page.text).toMatch(/<@U123>/);
    expect(page.text).toMatch(/& <https:\/\/evil\.example\|bank>/);
    expect((await rig.as('marta').sees('support-updates', /<!everyone> S\.A\./)).text).toMatch(/<!here> & /);
  });

  it.each([
    ['emoji and flags', '🔥🚒 🏴󠁧󠁢󠁥󠁮󠁧󠁿 caído 👩‍👩‍👧‍👦'],
    ['right-to-left letters', 'הקופה מושבתת لا يعمل الدفع'],
    ['a direction override', 'gnp\u202E.exe invoice'],
    ['nothing that a channel name takes', '支付失败'],
    ['half a character and a NUL', 'broken \uD83D tail\u0000'],
  ])('may hold %s', async (_what, words) => {
    const { room } = await escalate(rig, 'sev1', { Título: words });
    const seen = await rig.as('bruno').dm(/Falla desde/);
    for (const unseen of ['\u0000', '\u202E']) expect(seen.text).not.toContain(unseen);
    const kept = await rig.db.selectFrom('escalations').select('title').orderBy('number', 'desc').executeTakeFirst();
    expect(kept?.title.isWellFormed()).toBe(true);
    expect((await roomCalled(rig, room)).name).toMatch(/^[a-z0-9-]{1,80}$/);
  });
});
