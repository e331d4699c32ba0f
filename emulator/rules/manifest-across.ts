import { isFields, itemsOf, wrong } from './vocabulary.ts';
import type { AcrossRule, Fields } from './vocabulary.ts';

/** The rules of a manifest that look at several of its keys at once. */

/** No two entries of the list at `list` may have the same `key`. */
export function unique(listKey: string, key: string): AcrossRule {
  return (fields, pointer) => {
    const values = entries(fields, listKey).map((each) => (isFields(each) ? each[key] : undefined));
    return values.flatMap((value, index) =>
      typeof value === 'string' && values.indexOf(value) < index
        ? wrong(`${pointer}/${listKey}/${index}/${key}`, `\`${value}\` is already used`)
        : [],
    );
  };
}

/** Where Slack is to send what happens: over the socket, or to an address. */
export const addressOrSocket: AcrossRule = (manifest, pointer) => {
  const {
    socket_mode_enabled: socketMode,
    event_subscriptions: events,
    interactivity,
  } = fieldsAt(manifest, 'settings');
  if (socketMode === true) return [];
  const needs = (at: string) => wrong(`${pointer}${at}`, 'requires a request url or Socket Mode');
  return [
    ...entries(fieldsAt(manifest, 'features'), 'slash_commands').flatMap((each, index) =>
      isFields(each) && each['url'] === undefined ? needs(`/features/slash_commands/${index}`) : [],
    ),
    ...(lacksUrl(events) ? needs('/settings/event_subscriptions') : []),
    ...(lacksUrl(interactivity) && interactivity['is_enabled'] === true ? needs('/settings/interactivity') : []),
  ];
};

const lacksUrl = (value: unknown): value is Fields => isFields(value) && value['request_url'] === undefined;

/** Commands and shortcuts come with a scope of their own; the Home tab comes with any. */
export const scopeForFeatures: AcrossRule = (manifest, pointer) => {
  const { app_home: home, ...others } = fieldsAt(manifest, 'features');
  const granted = entries(fieldsAt(fieldsAt(manifest, 'oauth_config'), 'scopes'), 'bot');
  const asks = entries(others, 'slash_commands').length + entries(others, 'shortcuts').length > 0;
  const hasHome = isFields(home) && home['home_tab_enabled'] === true;
  return [
    ...(asks && !granted.includes('commands')
      ? wrong(`${pointer}/oauth_config/scopes/bot`, 'must include `commands`')
      : []),
    ...(hasHome && granted.length === 0
      ? wrong(`${pointer}/features/app_home`, 'requires at least one bot scope')
      : []),
  ];
};

function fieldsAt(fields: Fields, key: string): Fields {
  const value = fields[key];
  return isFields(value) ? value : {};
}

const entries = (fields: Fields, key: string): unknown[] => itemsOf(fields[key]);
