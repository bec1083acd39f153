import { jest } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { Settings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';
import { Clock } from '../time/clock.js';
import { networkOf, RefusedSignIns } from './refused-sign-ins.js';

const START = Date.parse('2026-06-30T12:00:00.000Z');
const refuse = (): Promise<never> => Promise.reject(new DomainError('TOKEN_INVALID'));

describe('RefusedSignIns', () => {
  let nowMs: number;
  const lookUp = jest.fn<() => Promise<string>>();
  const make = async (rateLimitPerMinute = 30): Promise<RefusedSignIns> => {
    const module = await Test.createTestingModule({
      providers: [
        RefusedSignIns,
        { provide: Settings, useValue: { rateLimitPerMinute } },
        { provide: Clock, useValue: { now: () => new Date(nowMs).toISOString() } },
      ],
    }).compile();
    return module.get(RefusedSignIns);
  };
  const guess = (limits: RefusedSignIns, count: number, address = 'a'): Promise<PromiseSettledResult<string>[]> =>
    Promise.allSettled(
      Array.from({ length: count }, (_, guessed) => limits.guard(address, `guess ${guessed}`, lookUp)),
    );

  beforeEach(() => {
    nowMs = START;
    lookUp.mockReset().mockImplementation(refuse);
  });

  it('looks up no more than its limit of a minute, guesses at once among them', async () => {
    const limits = await make();
    await guess(limits, 20);
    expect(lookUp).toHaveBeenCalledTimes(3);
    nowMs += 59_000;
    await expect(limits.guard('a', 'x', lookUp)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 1 });
    await guess(limits, 1, 'b');
    nowMs += 1_000;
    await guess(limits, 1);
    expect(lookUp).toHaveBeenCalledTimes(5);
  });

  it('lets through what was good before, until it is refused itself', async () => {
    const limits = await make();
    await limits.guard('a', 'good', () => Promise.resolve('found'));
    await guess(limits, 3);
    await expect(limits.guard('a', 'good', () => Promise.resolve('found'))).resolves.toBe('found');
    await expect(limits.guard('a', 'good', refuse)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    await expect(limits.guard('a', 'good', refuse)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('counts neither what is found nor what could not be looked up', async () => {
    const limits = await make();
    lookUp.mockImplementation(() => Promise.reject(new DomainError('ISSUER_UNREACHABLE')));
    for (let round = 0; round < 3; round += 1) await guess(limits, 3);
    lookUp.mockResolvedValue('found');
    await guess(limits, 3);
    expect(lookUp).toHaveBeenCalledTimes(12);
  });

  it('is off at 0', async () => {
    await guess(await make(0), 50);
    expect(lookUp).toHaveBeenCalledTimes(50);
  });
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('the network of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));
