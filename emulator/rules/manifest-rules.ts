import { addressOrSocket, scopeForFeatures, unique } from './manifest-across.ts';
import { botEvents, botScopes } from './manifest-words.ts';
import { boolean, integer, list, object, oneOf, string, stringThat } from './vocabulary.ts';
import type { Rule } from './vocabulary.ts';

/** Slack's rules for an app manifest (github.com/slackapi/manifest-schema, version 2): a key that it does not know is refused. */

const anything: Rule = () => [];

const url = (max: number) => stringThat((text) => /^https?:\/\//.test(text), 'must be a valid url', { max });
const scope = stringThat((text) => botScopes.has(text), 'is not a scope of bot tokens');
const event = stringThat((text) => botEvents.has(text), 'is not an event for bots');

const displayInformation = object(
  { name: string({ min: 1, max: 35 }) },
  {
    description: string({ min: 1, max: 140 }),
    long_description: string({ min: 175, max: 4000 }),
    background_color: stringThat((text) => /^#([0-9a-f]{3}){1,2}$/i.test(text), 'must be a hex colour such as #1d1c1d'),
  },
);

const isCommand = (text: string) => /^\/[^\s/]+$/.test(text);

const slashCommand = object(
  {
    command: stringThat(isCommand, 'must start with / and have no spaces', { min: 2, max: 32 }),
    description: string({ min: 1, max: 2000 }),
  },
  { url: url(3000), usage_hint: string({ min: 1, max: 1000 }), should_escape: boolean },
);

const shortcut = object({
  name: string({ min: 1, max: 24 }),
  type: oneOf('global', 'message'),
  callback_id: string({ min: 1, max: 255 }),
  description: string({ min: 1, max: 150 }),
});

const appHome = object(
  {},
  { home_tab_enabled: boolean, messages_tab_enabled: boolean, messages_tab_read_only_enabled: boolean },
);

const features = object(
  {},
  {
    app_home: appHome,
    bot_user: object({ display_name: string({ min: 1, max: 80 }) }, { always_online: boolean }),
    slash_commands: list(slashCommand, { min: 1, max: 50 }),
    shortcuts: list(shortcut, { min: 1, max: 10 }),
    unfurl_domains: list(string({ max: 255 }), { min: 1, max: 5 }),
    agent_view: anything,
    assistant_view: anything,
    code_channels: anything,
    functions: anything,
    workflow_steps: anything,
  },
  unique('slash_commands', 'command'),
  unique('shortcuts', 'callback_id'),
);

const userScopes = list(string({ max: 50 }), { max: 255 });
const scopes = object(
  {},
  {
    bot: list(scope, { max: 255 }),
    bot_optional: list(scope, { max: 255 }),
    user: userScopes,
    user_optional: userScopes,
  },
);

const oauthConfig = object(
  {},
  {
    redirect_urls: list(string({ max: 2500 }), { max: 1000 }),
    scopes,
    token_management_enabled: boolean,
    pkce_enabled: boolean,
  },
);

const settings = object(
  {},
  {
    allowed_ip_address_ranges: list(string(), { min: 1, max: 50 }),
    event_subscriptions: object(
      {},
      {
        request_url: url(3500),
        bot_events: list(event, { max: 100 }),
        user_events: list(string({ max: 50 }), { max: 100 }),
        metadata_subscriptions: list(object({ app_id: string(), event_type: string({ max: 50 }) }), {
          min: 1,
          max: 20,
        }),
      },
    ),
    incoming_webhooks: object({}, { incoming_webhooks_enabled: boolean }),
    interactivity: object({ is_enabled: boolean }, { request_url: url(3500), message_menu_options_url: url(3500) }),
    org_deploy_enabled: boolean,
    socket_mode_enabled: boolean,
    token_rotation_enabled: boolean,
    is_hosted: boolean,
    is_mcp_enabled: boolean,
    siws_links: object({}, { initiate_uri: url(3500) }),
    hermes_app_type: string(),
    function_runtime: string(),
  },
);

export const manifestRule = object(
  { display_information: displayInformation },
  {
    _metadata: object(
      {},
      { schema_version: integer(1), min_version: integer(0), major_version: integer(1), minor_version: integer(0) },
    ),
    features,
    oauth_config: oauthConfig,
    settings,
    $schema: string(),
    app_directory: anything,
    functions: anything,
    workflows: anything,
    datastores: anything,
    outgoing_domains: anything,
    types: anything,
    external_auth_providers: anything,
    mcp_servers: anything,
  },
  addressOrSocket,
  scopeForFeatures,
);
