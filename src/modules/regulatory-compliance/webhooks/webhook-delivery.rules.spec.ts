import { isDelivered, retryAfter, urlProblem } from './webhook-delivery.rules.js';

describe('RC webhooks: rules', () => {
  it.each([
    [1, 5],
    [2, 300],
    [9, 86_400],
    [10, null],
  ])('after %s failed attempts the next one is in %s seconds', (attempts, seconds) =>
    expect(retryAfter(attempts)).toBe(seconds),
  );

  it.each([
    [200, true],
    [204, true],
    [302, false],
    [404, false],
    [500, false],
  ])('an answer %s means delivered: %s', (status, is) => expect(isDelivered(status)).toBe(is));

  it.each([
    ['https://hooks.example.org/a?b=1', undefined],
    ['http://hooks.example.org/', 'only https is allowed'],
    ['file:///etc/passwd', 'only https is allowed'],
    ['https://user:word@hooks.example.org/', 'it must not hold a user name or password'],
    ['https://hooks.example.org/#a', 'it must not hold a fragment'],
    ['hooks.example.org', 'it is no URL'],
  ])('%s: %s', (url, problem) => expect(urlProblem(url)).toBe(problem));
});
