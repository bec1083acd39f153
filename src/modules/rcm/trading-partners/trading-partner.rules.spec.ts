import { separatorProblems } from './trading-partner.rules.js';

describe('the separators of a trading partner', () => {
  it.each([
    ['*^:~', 0],
    ['|^>~', 0],
    [undefined, 0],
    ['**:~', 1],
    ['*^:*', 1],
    ['\x1d\x1f\x1e\x1c', 0],
    ['*^:\n', 0],
    ['*^.~', 1],
    ['-^:~', 1],
    ['*^:+', 1],
    ['\n^:~', 1],
    ['*^§~', 1],
    ['..:~', 2],
  ])('%s have %d problems', (separators, count) => expect(separatorProblems({ separators })).toHaveLength(count));
});
