import type { ModalView, WebClient } from '@slack/web-api';
import { faultOf } from '../../platform/slack-web.ts';

/**
 * Opens a window, on top of the form it was asked for in if it was; answers its id. A trigger opens one window: where the
 * same request is heard twice, the second finds it used and answers undefined.
 */
export async function openWindow(
  web: WebClient,
  view: ModalView,
  triggerId: string,
  place: 'in a form' | 'elsewhere' = 'elsewhere',
): Promise<string | undefined> {
  const window = { view, trigger_id: triggerId };
  try {
    const opened = await (place === 'in a form' ? web.views.push(window) : web.views.open(window));
    return opened.view?.id;
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'refused' && fault.code === 'exchanged_trigger_id') return undefined;
    throw error;
  }
}
