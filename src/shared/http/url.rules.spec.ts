import { queryNames, urlProblem } from './url.rules.js';

describe('a URL', () => {
  it.each([
    ['/api/v1/rcm/payers'],
    ['/api/v1/rcm/payers?name=Ae%20tna&limit=5'],
    ['/api/v1/rcm/payers?name=a+b&&cursor='],
    ['/api/v1/rcm/payers?name=%C3%A9%F0%9F%98%80'],
  ])('%s is accepted', (url) => expect(urlProblem(url)).toBeUndefined());

  it.each([
    ['/a/%', 'INVALID_PARAMETER', undefined],
    ['/a/%zz', 'INVALID_PARAMETER', undefined],
    ['/a/\u00e9', 'INVALID_PARAMETER', undefined],
    ['/a/%00', 'FORBIDDEN_CHARACTER', undefined],
    ['/a/%c3', 'INVALID_UTF8', undefined],
    ['/a?x=%4', 'INVALID_PARAMETER', 'x'],
    ['/a?x=%00', 'FORBIDDEN_CHARACTER', 'x'],
    ['/a?x=%ff', 'INVALID_UTF8', 'x'],
    ['/a?x=%ED%A0%80', 'INVALID_UTF8', 'x'],
    ['/a?%ff=1', 'INVALID_UTF8', undefined],
    ['/a?x=1&x=2', 'INVALID_PARAMETER', 'x'],
    ['/a?x=1&%78=2', 'INVALID_PARAMETER', 'x'],
    ['/a?__proto__=1', 'FORBIDDEN_KEY', '__proto__'],
    ['/a?constructor=1', 'FORBIDDEN_KEY', 'constructor'],
  ])('%s is refused as %s', (url, code, parameter) => {
    expect(urlProblem(url)).toMatchObject({ code, ...(parameter === undefined ? {} : { parameter }) });
  });

  it('says the names of its query', () => expect(queryNames('a=1&b+c=2&%64')).toEqual(['a', 'b c', 'd']));
});
