import { test } from 'vitest';
import { startRig } from '../support/rig.ts';

test('smoke 2', async () => {
  const rig = await startRig('socket');
  const say = (...x: unknown[]) => console.log(...x);
  try {
    const [ana, bruno, dana, luis, marta] = ['ana', 'bruno', 'dana', 'luis', 'marta'].map((n) => rig.as(n)) as any[];
    // message shortcut
    const msg = await ana.sees('support', /Northwind/);
    await msg.shortcut('Escalate this message');
    let form = await ana.modal(/SEV1/);
    say('TITLE', form.value('Título'), '|', form.value('¿Qué ocurre?'));
    await form.change('Gravedad', 'sev2');
    await form.shows(/Se avisa enseguida/);
    say('still', form.value('Título'));
    await form.change('Cliente', 'Northwind');
    say('customer', form.value('Cliente'));
    say(await form.submit());
    await rig.settle();
    say('thread', msg.thread().map((m: any) => m.text));
    // duplicates
    await dana.in('general').command('/escalate sev2 Northwind nightly export is missing orders');
    form = await dana.modal(/Is it one of these/);
    say('cust', form.value('Customer'), form.value('Title'));
    await form.fill({ 'What is happening?': 'dup' });
    say('1st', await form.submit());
    say(form.text.split('\n').slice(0, 8));
    await form.click('Join ESC-1 instead');
    say((await dana.modal(/joined/)).text);
    await (await dana.modal()).close();
    // submit anyway
    await dana.in('general').command('/escalate sev1 Northwind nightly export is missing orders');
    form = await dana.modal(/Is it one of these/);
    await form.fill({ 'What is happening?': 'dup' }).submit();
    say('2nd', await form.submit());
    await rig.settle();
    // decline + page next
    const page = await bruno.dm(/ESC-2/);
    await page.select("Can't take it", 'busy');
    await rig.settle();
    say('declined', (await bruno.dm(/ESC-2/)).text.split('\n').slice(0, 6));
    const mp = await marta.dm(/ESC-2/);
    await mp.button('Avisar ya', /./).click().catch((e: Error) => say(e.message));
    await mp.button('Avisar al siguiente ya').click();
    await rig.settle();
    say('marta', (await marta.dm(/ESC-2/)).text.split('\n').slice(0, 6));
    // Home acknowledge by dana
    let home = await dana.home(/Waiting for your answer/);
    say(home.text);
    await home.click('Acknowledge');
    await home.shows(/leads it/);
    await home.click('Details', /ESC-2/);
    const det = await dana.modal(/What happened/);
    say(det.title, det.text.split('\n').slice(0, 5));
    await det.click('Resolve');
    const res = await dana.modal(/Resolve ESC-2/);
    say(await res.fill({ 'What fixed it?': '   ' }).submit());
    say(await res.fill({ 'What fixed it?': 'Cache', 'Request an RCA from': 'luis', 'RCA due on': '2020-01-01' }).submit());
    say(await res.fill({ 'RCA due on': '2027-12-01' }).submit());
    await rig.settle();
    say('luis', (await luis.dm(/ESC-2/)).text);
    say('modals', dana.modals);
    // refused by somebody else
    await ana.in('general').command('/escalate reopen 2 sigue igual');
    say(ana.in('general').messages().at(-1).text);
    await dana.in('general').command('/escalate reopen');
    say('reopen modal', (await dana.modal()).title);
    await rig.settle();
    rig.workspace.refreshSockets();
    const t = performance.now();
    for (let i = 0; i < 50; i++) {
      try { await dana.in('general').command('/escalate mine'); say('back after', performance.now() - t); break; } catch (e) { await new Promise((r) => setTimeout(r, 10)); }
    }
    await dana.in('general').command('/escalate ack');
    say(dana.in('general').messages().at(-1).text);
    const room = dana.channels.find((c: string) => c.startsWith('esc-2'));
    say(room);
    await dana.in(room).command('/escalate');
    say(dana.in(room).messages().at(-1).text.slice(0, 200));
    say(dana.in(room).messages().map((m: any) => m.text.slice(0, 100)));
    say(rig.workspace.log.filter((e: any) => e.late || e.error || e.ok === false).slice(0, 10));
    say([ana, bruno, dana, luis, marta].map((x) => x.notices));
    const t2 = performance.now();
    await rig.stop();
    say('stopped in', performance.now() - t2);
  } finally {
    await rig.stop().catch(() => {});
  }
}, 30_000);
