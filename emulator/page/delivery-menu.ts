import type { AppInfo } from '../protocol.ts';
import type { MenuItem } from './menu.ts';
import { say } from './store.ts';
import { actAloud } from './wire.ts';

async function verify(app: AppInfo): Promise<void> {
  const { ok } = await actAloud({ do: 'verify-request-url' });
  if (ok) say(`${app.name} sent the challenge back: the request URL is verified.`);
}

/** What a developer can do about how an app is reached. */
export function deliveryItems(app: AppInfo): MenuItem[] {
  if (app.delivery === 'http') {
    return [{ label: 'Verify request URL', icon: 'check', pick: () => void verify(app) }];
  }
  const turn = (on: boolean) => void actAloud({ do: 'socket-mode', on });
  if (app.delivery === 'off') return [{ label: 'Turn Socket Mode on', icon: 'link', pick: () => turn(true) }];
  return [
    {
      label: 'Send sockets away',
      detail: 'Warned, and gone ten seconds later',
      icon: 'leave',
      pick: () => void actAloud({ do: 'refresh-sockets', warned: true }),
    },
    { label: 'Turn Socket Mode off', icon: 'close', pick: () => turn(false) },
  ];
}
