import { randomBytes } from 'node:crypto';
import { KeyRing } from './key-ring.js';
import { openText, sealText } from './sealed-text.engine.js';

const old = randomBytes(32);
const keys = new KeyRing('k1', new Map([['k1', old]]));
const rotated = new KeyRing(
  'k2',
  new Map([
    ['k1', old],
    ['k2', randomBytes(32)],
  ]),
);
const other = new KeyRing('k1', new Map([['k1', randomBytes(32)]]));
const sealed = sealText(keys, 'idempotency-reply', 'here', 'Größe');

it('opens what was sealed, after a rotation too, and shows nothing of it', () => {
  expect(openText(keys, 'idempotency-reply', 'here', sealed)).toBe('Größe');
  expect(openText(rotated, 'idempotency-reply', 'here', sealed)).toBe('Größe');
  expect(openText(keys, 'idempotency-reply', 'here', sealText(keys, 'idempotency-reply', 'here', ''))).toBe('');
  expect(Buffer.from(sealed.split('.')[1]!, 'base64url').toString()).not.toContain('Größe');
  expect(sealText(keys, 'idempotency-reply', 'here', 'Größe')).not.toBe(sealed);
});

it.each([
  ['another key', other, 'idempotency-reply', 'here', sealed],
  ['another purpose', keys, 'page-session', 'here', sealed],
  ['another place', keys, 'idempotency-reply', 'there', sealed],
  ['an unknown key', keys, 'idempotency-reply', 'here', sealed.replace('k1.', 'k9.')],
  ['a changed text', keys, 'idempotency-reply', 'here', sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')],
  ['plain text', keys, 'idempotency-reply', 'here', '{"id":1}'],
])('does not open with %s', (_what, ring, purpose, place, text) => {
  expect(openText(ring, purpose, place, text)).toBeUndefined();
});
