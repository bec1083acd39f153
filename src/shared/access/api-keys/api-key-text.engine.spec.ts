import { isApiKeyText, matchesHash, newApiKey, parseApiKey, secretHash } from './api-key-text.engine.js';

const COMPANY = '01900000-0000-7000-8000-000000000001';

it('a new key says its company, its prefix and its secret', () => {
  const key = newApiKey(COMPANY);
  expect(isApiKeyText(key.text)).toBe(true);
  expect(parseApiKey(key.text)).toEqual({ companyId: COMPANY, prefix: key.prefix, secret: key.secret });
  expect(Buffer.from(key.secret, 'base64url')).toHaveLength(32);
  expect(newApiKey(COMPANY).secret).not.toBe(key.secret);
});

it.each([
  ['an empty text', ''],
  ['a token of another kind', 'eyJhbGciOiJub25lIn0.e30.'],
  ['no secret', `qnt_${COMPANY}_0123456789ab_`],
  ['a short secret', `qnt_${COMPANY}_0123456789ab_${'a'.repeat(42)}`],
  ['a long secret', `qnt_${COMPANY}_0123456789ab_${'a'.repeat(44)}`],
  ['a company that is no uuid', `qnt_company_0123456789ab_${'a'.repeat(43)}`],
  ['a prefix in capitals', `qnt_${COMPANY}_0123456789AB_${'a'.repeat(43)}`],
  ['a line break at the end', `qnt_${COMPANY}_0123456789ab_${'a'.repeat(43)}\n`],
])('%s is no key', (_, text) => {
  expect(parseApiKey(text)).toBeUndefined();
});

it.each([
  ['the secret itself', 'secret', secretHash('secret'), true],
  ['another secret', 'Secret', secretHash('secret'), false],
  ['a hash that is cut', 'secret', secretHash('secret').slice(2), false],
  ['no hash', 'secret', '', false],
])('%s matches: %s', (_, secret, hash, expected) => {
  expect(matchesHash(secret, hash)).toBe(expected);
});
