import type { Language } from '../../domain/terms.ts';
import { escapeHtml, html, joinHtml, type Html } from '../html.ts';

/** All that a page looks like; nothing is loaded from elsewhere, and a browser is told to take no other style. */
export const style = `
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;padding:16px;background:#f4f4f4;color:#1d1c1d;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif}
main{max-width:560px;margin:0 auto;padding:20px;background:#fff;border-radius:8px;overflow-wrap:anywhere}
h1{margin:0 0 4px;font-size:22px;line-height:1.3}
p{margin:0 0 16px}
p:last-child{margin:0}
.facts,.note,footer{color:#616061;font-size:14px}
.told{white-space:pre-line;border-left:4px solid #ddd;padding-left:12px}
.good{font-weight:600}
button{width:100%;min-height:48px;margin:8px 0 12px;border:0;border-radius:6px;background:#007a5a;color:#fff;font:inherit;font-weight:700;cursor:pointer}
button:hover{background:#005e45}
button:focus-visible,a:focus-visible{outline:3px solid #1264a3;outline-offset:2px}
a{color:#1264a3}
footer{max-width:560px;margin:12px auto 0;text-align:center}
@media (prefers-color-scheme:dark){
body{background:#1a1d21;color:#e8e8e8}
main{background:#222529}
.facts,.note,footer{color:#ababad}
.told{border-color:#4a4d51}
a{color:#4fa8e0}
}
`;

/** To the letter: browsers take the style whose hash they were told. */
const styleElement = `<style>${style}</style>` as Html;

/** A small page by itself, for a phone as well. */
export const webPage = (language: Language, heading: string, parts: readonly Html[]): Html =>
  html`<!doctype html>
    <html lang="${escapeHtml(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${escapeHtml(heading)}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${escapeHtml(heading)}</h1>
          ${joinHtml(parts)}
        </main>
        <footer>Relevo</footer>
      </body>
    </html> `;
