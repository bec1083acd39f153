import { separatorProblems } from './trading-partner.rules.js';

describe('the separators of a trading partner', () => {
  it.each([
    ['*^:~', 0],
    ['|^>~', 0],
    [undefined, 0],
    ['**:~', 1],
    ['*^:*', 1],
  ])('%s have %d problems', (separators, count) => expect(separatorProblems({ separators })).toHaveLength(count));
});
