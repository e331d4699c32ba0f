import type { Locator, Page } from 'playwright-core';

/** What makes one scroll sideways: the page itself, or a part of it that isn't meant to. */
export const overflowing = (page: Page): Promise<string[]> =>
  page.locator('html').evaluate((html) => {
    const { defaultView: view } = html.ownerDocument;
    const wider = [html, ...html.querySelectorAll('*')].filter(
      (each) => each.scrollWidth > each.clientWidth && /auto|scroll/.test(view.getComputedStyle(each).overflowX),
    );
    const found = wider.filter((each) => !each.matches('nav, pre, textarea, input')).map((each) => each.className);
    return html.scrollWidth > view.innerWidth ? ['the page', ...found] : found;
  });

/** The names of buttons and fields in sight that are smaller than `least` pixels either way. */
export const narrowControls = (page: Page, least: number): Promise<string[]> =>
  page.locator('button:visible, [role="combobox"]:visible, textarea:visible').evaluateAll(
    (controls, limit) =>
      controls
        .filter((each) => {
          const { width, height } = (each.closest('.combobox') ?? each).getBoundingClientRect();
          return Math.min(width, height) < limit;
        })
        .map((each) => each.getAttribute('aria-label') ?? each.textContent ?? each.tagName),
    least,
  );

/**
 * How a text stands out from what is behind it, as WCAG counts it: 1 to 21. Both colours are painted as the browser
 * would, so that half-transparent grounds count as what shines through.
 */
export async function contrast(text: Locator): Promise<number> {
  const [ink, ground] = await text.evaluate((element) => {
    const { ownerDocument: document } = element;
    const style = (each: object) => document.defaultView.getComputedStyle(each);
    const brush = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    const paint = (color: string): number[] => {
      brush.fillStyle = color;
      brush.fillRect(0, 0, 1, 1);
      return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const behind: string[] = [];
    for (let each = element; each; each = each.parentElement) behind.unshift(style(each).backgroundColor);
    for (const color of behind) paint(color);
    const under = paint('transparent');
    return [paint(style(element).color), under];
  });
  const [a, b] = [luminance(ink), luminance(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Relative luminance of a colour given as red, green and blue from 0 to 255 (WCAG 2). */
function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Controls that a screen reader could only call "button". */
export async function nameless(page: Page): Promise<string[]> {
  const seen = await page.locator('body').ariaSnapshot();
  const controls =
    /^\s*- (button|link|textbox|searchbox|combobox|checkbox|radio|menuitem|option|dialog|region|tab)\b(?! ")/;
  return seen.split('\n').filter((line) => controls.test(line));
}
