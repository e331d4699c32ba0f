import { parseDocument } from 'yaml';
import { z } from 'zod';
import { manifestRule } from './manifest-rules.ts';

export type Manifest = {
  appName: string;
  commands: { command: string; description: string; usageHint: string; shouldEscape: boolean }[];
  shortcuts: { name: string; type: 'global' | 'message'; callbackId: string; description: string }[];
  /** Those of the bot token. */
  scopes: string[];
  botEvents: string[];
  /** Whose message metadata the app hears of, and of which kind. */
  metadataSubscriptions: { appId: string; eventType: string }[];
  socketMode: boolean;
  homeTab: boolean;
  messagesTab: boolean;
  /** Whether people can only read there, and not write to the app. */
  messagesReadOnly: boolean;
  /** Where people may be sent back to after an installation. */
  redirectUrls: string[];
  tokenRotation: boolean;
};

const file = z.object({
  display_information: z.object({ name: z.string() }),
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
          messages_tab_read_only_enabled: z.boolean().default(false),
        })
        .prefault({}),
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: z.string(),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string(),
          }),
        )
        .default([]),
    })
    .prefault({}),
  oauth_config: z
    .object({
      redirect_urls: z.array(z.string()).default([]),
      scopes: z.object({ bot: z.array(z.string()).default([]) }).prefault({}),
    })
    .prefault({}),
  settings: z
    .object({
      event_subscriptions: z
        .object({
          bot_events: z.array(z.string()).default([]),
          metadata_subscriptions: z.array(z.object({ app_id: z.string(), event_type: z.string() })).default([]),
        })
        .prefault({}),
      socket_mode_enabled: z.boolean().default(false),
      token_rotation_enabled: z.boolean().default(false),
    })
    .prefault({}),
});

const unreadable: Manifest = {
  appName: '',
  commands: [],
  shortcuts: [],
  scopes: [],
  botEvents: [],
  metadataSubscriptions: [],
  socketMode: false,
  homeTab: false,
  messagesTab: false,
  messagesReadOnly: false,
  redirectUrls: [],
  tokenRotation: false,
};

/**
 * Reads an app manifest (YAML, or JSON, which is YAML too) as Slack does. `problems` has a line for each thing that Slack would refuse,
 * `/features/slash_commands/0/command: must start with /`; with problems, `manifest` is what could be read nevertheless, or empty.
 */
export function readManifest(yaml: string): { manifest: Manifest; problems: string[] } {
  const document = parseDocument(yaml);
  if (document.errors.length > 0) {
    return { manifest: unreadable, problems: document.errors.map((error) => error.message.trim()) };
  }
  const content: unknown = document.toJS();
  const problems = manifestRule(content, '').map(({ pointer, message }) => `${pointer || '/'}: ${message}`);
  const parsed = file.safeParse(content);
  return { manifest: parsed.success ? manifestOf(parsed.data) : unreadable, problems };
}

function manifestOf({ display_information, features, oauth_config, settings }: z.infer<typeof file>): Manifest {
  return {
    appName: display_information.name,
    commands: features.slash_commands.map(({ command, description, usage_hint, should_escape }) => ({
      command,
      description,
      usageHint: usage_hint,
      shouldEscape: should_escape,
    })),
    shortcuts: features.shortcuts.map(({ callback_id, ...shortcut }) => ({ ...shortcut, callbackId: callback_id })),
    scopes: oauth_config.scopes.bot,
    botEvents: settings.event_subscriptions.bot_events,
    metadataSubscriptions: settings.event_subscriptions.metadata_subscriptions.map(({ app_id, event_type }) => ({
      appId: app_id,
      eventType: event_type,
    })),
    socketMode: settings.socket_mode_enabled,
    homeTab: features.app_home.home_tab_enabled,
    messagesTab: features.app_home.messages_tab_enabled,
    messagesReadOnly: features.app_home.messages_tab_read_only_enabled,
    redirectUrls: oauth_config.redirect_urls,
    tokenRotation: settings.token_rotation_enabled,
  };
}
