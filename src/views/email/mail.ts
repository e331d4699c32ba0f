import type { Language } from '../../domain/terms.ts';
import { escapeHtml, html, joinHtml, type Html } from '../html.ts';

/** A mail without its address. Both bodies say the same. */
export type MailText = { readonly subject: string; readonly text: string; readonly html: string };

/** What a mail says, in plain text from top to bottom. */
export type Letter = {
  readonly subject: string;
  readonly heading: string;
  /** Paragraphs; the lines of each are kept. */
  readonly body: readonly string[];
  readonly button?: { readonly label: string; readonly url: string } | null;
  /** What is said of the button, below it. */
  readonly after?: string | null;
  readonly footer: string;
};

/** Puts a letter into both forms: narrow enough for a phone, with nothing that has to be loaded from elsewhere. */
export function mailOf(
  { subject, heading, body, button = null, after = null, footer }: Letter,
  language: Language,
): MailText {
  return {
    subject,
    text: [
      heading,
      ...body,
      ...(button ? [`${button.label}:\n${button.url}`] : []),
      ...(after ? [after] : []),
      `--\n${footer}`,
    ].join('\n\n'),
    html: page(language, heading, [
      ...body.map((paragraph) => html`<p style="margin:0 0 16px">${withBreaks(paragraph)}</p>`),
      ...(button ? [buttonOf(button)] : []),
      ...(after ? [small(after)] : []),
      small(footer),
    ]),
  };
}

const page = (language: Language, heading: string, parts: readonly Html[]): Html =>
  html`<!doctype html>
    <html lang="${escapeHtml(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${escapeHtml(heading)}</title>
      </head>
      <body
        style="margin:0;padding:16px;background:#f4f4f4;color:#1d1c1d;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif"
      >
        <div
          style="max-width:560px;margin:0 auto;padding:20px;background:#ffffff;border-radius:8px;overflow-wrap:anywhere"
        >
          <h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(heading)}</h1>
          ${joinHtml(parts)}
        </div>
      </body>
    </html> `;

const small = (text: string): Html =>
  html`<p style="margin:16px 0 0;font-size:13px;color:#616061">${escapeHtml(text)}</p>`;

const buttonOf = ({ label, url }: { readonly label: string; readonly url: string }): Html =>
  html`<p style="margin:24px 0">
    <a
      href="${escapeHtml(url)}"
      style="display:inline-block;padding:12px 20px;background:#007a5a;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:6px"
      >${escapeHtml(label)}</a
    >
  </p>`;

const withBreaks = (text: string): Html => text.split('\n').map(escapeHtml).join('<br>\n') as Html;
