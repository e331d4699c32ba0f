import { createHmac } from 'node:crypto';
import type { Rig } from './rig.ts';

/** A request as Slack would send it over HTTP, not yet signed. */
export type Request = { readonly contentType: string; readonly body: string };

const form = (fields: Record<string, string>): Request => ({
  contentType: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(fields).toString(),
});

let told = 0;
let triggered = 0;

/** Slack gives each click and each command its own. */
const triggerId = () => `${(triggered += 1)}.1.none`;

/** The event by which Slack says what somebody is; `changes` to their profile as the workspace has it. */
export async function userChanged(rig: Rig, person: string, changes: Record<string, unknown>): Promise<Request> {
  const { user } = await rig.slack.users.info({ user: rig.as(person).id, include_locale: true });
  const team_id = rig.workspace.teamId;
  told += 1;
  const body = {
    type: 'event_callback',
    team_id,
    api_app_id: 'A0TEST',
    event_id: `Ev0TEST${told}`,
    event_time: 1,
    event: { type: 'user_change', user: { ...user, ...changes }, event_ts: `1.${told}` },
    authorizations: [{ enterprise_id: null, team_id, user_id: 'U0BOT', is_bot: true, is_enterprise_install: false }],
  };
  return { contentType: 'application/json', body: JSON.stringify(body) };
}

/** A button that was pressed, or with `select` an option that was chosen, in a message. */
export const clickOf = (rig: Rig, user: string, actionId: string, value: string, select = false): Request =>
  form({
    payload: JSON.stringify({
      type: 'block_actions',
      team: { id: rig.workspace.teamId, domain: 'acme' },
      user: { id: user, team_id: rig.workspace.teamId },
      api_app_id: 'A0TEST',
      trigger_id: triggerId(),
      container: { type: 'message', message_ts: '1.000001', channel_id: 'D0TEST', is_ephemeral: false },
      channel: { id: 'D0TEST', name: 'directmessage' },
      actions: [
        {
          action_id: actionId,
          block_id: 'b',
          action_ts: '1.1',
          ...(select ? { type: 'static_select', selected_option: { value } } : { type: 'button', value }),
        },
      ],
    }),
  });

export const commandOf = (rig: Rig, user: string, text: string): Request =>
  form({
    team_id: rig.workspace.teamId,
    team_domain: 'acme',
    channel_id: 'C0TEST',
    channel_name: 'support',
    user_id: user,
    user_name: 'somebody',
    command: '/escalate',
    text,
    api_app_id: 'A0TEST',
    is_enterprise_install: 'false',
    response_url: `${rig.workspace.url}/none`,
    trigger_id: triggerId(),
  });

export type Signing = { readonly secret?: string; readonly at?: number };

/** `at`: the moment of the signature, in epoch milliseconds; now and the true secret when left out. */
export function headersFor(rig: Rig, { contentType, body }: Request, signing: Signing = {}): Record<string, string> {
  const timestamp = String(Math.floor((signing.at ?? Date.now()) / 1000));
  const digest = createHmac('sha256', signing.secret ?? rig.workspace.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return {
    'content-type': contentType,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
  };
}

/** Sends it as Slack would; answers the status and the body, once all that follows is done. */
export async function send(rig: Rig, request: Request, signing?: Signing): Promise<{ status: number; body: string }> {
  const headers = headersFor(rig, request, signing);
  const response = await fetch(rig.eventsUrl, { method: 'POST', headers, body: request.body });
  const body = await response.text();
  await rig.settle();
  return { status: response.status, body };
}
