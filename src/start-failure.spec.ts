import { LaunchFailure } from './embedded/launch-failure.js';
import { startFailure } from './start-failure.js';

describe('what a start that fails tells', () => {
  it.each([
    [
      Object.assign(new Error('listen'), { syscall: 'listen', code: 'EADDRINUSE', port: 3000 }),
      /^Port 3000 is taken.*set PORT/,
    ],
    [
      Object.assign(new Error('listen'), { syscall: 'listen', code: 'EACCES', port: 80 }),
      /cannot listen on port 80 \(EACCES\)/,
    ],
    [new LaunchFailure('disk', 'The disk is full.'), /^The disk is full\.$/],
    [new Error('PORT must be a whole number, not "x"'), /could not start: Error: PORT must be a whole number/],
  ])('%s', (error, words) => {
    expect(startFailure(error)).toMatch(words);
  });
});
