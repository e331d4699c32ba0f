import { describe, expect, it } from 'vitest';
import { hashFor, moved, readLayout, splitAddress } from '../../../emulator/page/split/address.ts';
import { added, firstPanes, without } from '../../../emulator/page/split/panes.ts';

const ana = 'team=T1&as=U0ANA&at=C0SUP&thread=1.2&canvas=F1&m=3.4';

describe('the address of the split view', () => {
  it('keeps each pane’s own address as it is, and the widths where they differ', () => {
    const hashes = [ana, 'as=U0BRU&at=C0GEN'];
    const address = splitAddress({ hashes, shares: [70, 30] });
    expect(readLayout(address.replace('/split', ''))).toEqual({ hashes, shares: [70, 30] });
    expect(splitAddress({ hashes, shares: [50, 50] })).not.toContain('widths');
  });

  it.each([
    ['', { hashes: [''], shares: [100] }],
    ['#pane=a&pane=b&widths=1,99', { hashes: ['a', 'b'], shares: [50, 50] }],
    ['#pane=a&pane=b&widths=x', { hashes: ['a', 'b'], shares: [50, 50] }],
    ['#pane=a&pane=b&pane=c&pane=d&pane=e', { hashes: ['a', 'b', 'c', 'd'], shares: [25, 25, 25, 25] }],
  ])('makes the best of %j', (hash, layout) => {
    expect(readLayout(hash)).toEqual(layout);
  });

  it('goes to the same place as somebody else, without what stood open beside it', () => {
    expect(hashFor(ana, 'U0DAN')).toBe('team=T1&as=U0DAN&at=C0SUP');
  });
});

describe('the panes', () => {
  it('share the width of the two beside a line, down to a tenth each', () => {
    expect(moved([30, 30, 40], 0, 10)).toEqual([40, 20, 40]);
    expect(moved([30, 30, 40], 1, -100)).toEqual([30, 10, 60]);
    expect(moved([30, 30, 40], 1, 100)).toEqual([30, 60, 10]);
  });

  it('make room for one more, up to four, and fill the room of one less', () => {
    const two = firstPanes('#pane=a&pane=b&widths=80,20');
    const three = added(two, 'c');
    expect(three.map((pane) => Math.round(pane.share))).toEqual([53, 13, 33]);
    expect(added(added(three, 'd'), 'e')).toHaveLength(4);
    const rest = without(three, three[2]?.key ?? 0);
    expect(rest.map((pane) => [pane.key, Math.round(pane.share)])).toEqual([
      [1, 80],
      [2, 20],
    ]);
  });
});
