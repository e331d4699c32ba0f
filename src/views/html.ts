declare const safe: unique symbol;

/** Text that may stand in a page or a mail as it is: our own tags, or somebody's words after escaping. */
export type Html = string & { readonly [safe]: true };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): Html => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign) as Html;

/** What is filled in must be escaped already, so text from people that nobody escaped doesn't compile. */
export const html = (parts: TemplateStringsArray, ...values: readonly (Html | number)[]): Html =>
  String.raw({ raw: parts }, ...values) as Html;

export const joinHtml = (parts: readonly Html[]): Html => parts.join('\n') as Html;
