import { jest } from '@jest/globals';
import { migrate } from './db-migrate.command.js';
import { rewrapKeys, rotateKeys } from './keys.command.js';
import { asksForHelp, isOption } from './output.js';

describe('asking a command what it does', () => {
  it.each([
    ['db migrate', migrate],
    ['keys rotate', rotateKeys],
    ['keys rewrap', rewrapKeys],
  ])('%s answers and does nothing else', async (name, command) => {
    for (const option of ['--help', '-h']) {
      const written: string[] = [];
      expect(await command([option], (line) => void written.push(line))).toBe(0);
      expect(written).toEqual([expect.stringContaining(`quintet ${name}`)]);
    }
  });

  it.each([
    ['db migrate', migrate],
    ['keys rotate', rotateKeys],
    ['keys rewrap', rewrapKeys],
  ])('%s does nothing when it is asked for more than it can', async (_name, command) => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await command(['--dry-run'], () => {})).toBe(2);
    stderr.mockRestore();
  });

  it('knows options from files', () => {
    expect(['--summary', '-s', '--', 'a-b', '-', './-h'].map(isOption)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([[], ['a'], ['a', '-h'], ['--help']].map(asksForHelp)).toEqual([false, false, true, true]);
  });
});
