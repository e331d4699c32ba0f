import { fail, stopOnSignal } from '../src/process.ts';
import { homeOf, localSettings, startLocally } from './desk.ts';

const workspacePort = 3333;

/** `npm start`: on a laptop what is missing is started too; in production nothing is, and what is missing is said. */
async function main(): Promise<void> {
  if (process.env['NODE_ENV'] === 'production') {
    await import('../src/main.ts');
    return;
  }
  const desk = await startLocally(localSettings(process.env), workspacePort);
  stopOnSignal(desk.stop);
  if (!desk.workspace) return console.log('Relevo is connected to Slack. Ctrl-C stops it.');
  console.log(`Relevo is ready: ${desk.workspace.url}

Things to try there:
  1. As Ana, type  /escalate sev1 Acme checkout is down  in #support, and send the form.
  2. Act as Bruno: the page waits in his direct messages. Acknowledge it, or say that you can't take it.
  3. Don't answer, and move the clock 5 minutes on: Dana, the next tier, is paged.
  4. Open the room, post the first update, resolve it, and request the RCA.
  5. Act as Ana, Luis or Marta: they read it all in Spanish.

Ctrl-C stops everything. What you did is kept in ${homeOf(process.env)} for the next time.`);
}

await main().catch(fail);
