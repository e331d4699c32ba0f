const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/**
 * Slack's markup as a person would have typed it: `<@U1|ana>` → `@ana`, `<#C1|general>` → `#general`,
 * `<https://a.example|a>` → `a (https://a.example)`, `<!here>` → `@here`, `&amp;` → `&`. Formatting signs stay.
 */
export const plainText = (markup: string): string =>
  markup
    .replaceAll(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_, target: string, label?: string) => linked(target, label ?? ''))
    .replaceAll(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

function linked(target: string, label: string): string {
  const name = target.slice(1);
  if (target.startsWith('@')) return `@${label || name}`;
  if (target.startsWith('#')) return `#${label || name}`;
  if (target.startsWith('!')) return label || `@${name.split('^')[0] ?? ''}`;
  const bare = target.replace(/^mailto:|^tel:/, '');
  return label === '' || target.endsWith(label) ? bare : `${label} (${bare})`;
}
