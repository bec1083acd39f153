import { widthOf } from '../../../shared/charts/chart.rules.js';
import { layoutOf, wrapped, type DiagramDriver } from './driver-layout.rules.js';

const DRIVERS: DiagramDriver[] = [
  { id: 'p1', kind: 'primary', parentId: null, title: 'Sterile insertion' },
  { id: 's1', kind: 'secondary', parentId: 'p1', title: 'Everything is at hand, also at night and at weekends' },
  { id: 'c1', kind: 'change_idea', parentId: 's1', title: 'Cart' },
  { id: 'c2', kind: 'change_idea', parentId: 's1', title: 'Checklist' },
  { id: 'p2', kind: 'primary', parentId: null, title: 'Daily review of need' },
  { id: 'c3', kind: 'change_idea', parentId: 'p2', title: 'Question in rounds' },
];

describe('the layout of a driver diagram', () => {
  it.each([
    ['one two three', ['one two', 'three']],
    ['abcdefghijklm', ['abcdefgh', 'ijklm']],
    ['', []],
    ['a  b', ['a b']],
    ['MMMM WWWW', ['MMMM', 'WWWW']],
  ])('wraps %j', (text, lines) => expect(wrapped(text, 60)).toEqual(lines));

  const { boxes, edges, width, height } = layoutOf('Fewer infections', DRIVERS);

  it('has a box for the aim and each driver, and an edge from each driver', () => {
    expect([boxes.length, edges.length]).toEqual([7, 6]);
  });

  it('puts no box onto another, and all within the drawing', () => {
    for (const [at, box] of boxes.entries()) {
      expect([box.x >= 0, box.x + box.width <= width, box.y + box.height <= height]).toEqual([true, true, true]);
      for (const other of boxes.slice(at + 1)) {
        const isApart =
          box.x + box.width <= other.x ||
          other.x + other.width <= box.x ||
          box.y + box.height <= other.y ||
          other.y + other.height <= box.y;
        expect(isApart).toBe(true);
      }
    }
  });

  it('writes no line wider than its box', () => {
    const words = 'emergency lines placed OR MOVED by HOMEWARD WARDS '.repeat(3);
    const { boxes } = layoutOf(words, [{ id: 'p', kind: 'primary', parentId: null, title: 'M'.repeat(160) }]);
    for (const { lines, width: room } of boxes) {
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(room - 16);
    }
  });

  it('goes from right to left only', () => expect(edges.every(({ from, to }) => from.x > to.x)).toBe(true));

  it('is the aim alone without drivers', () => expect(layoutOf('Aim', []).boxes).toHaveLength(1));
});
