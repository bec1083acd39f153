import { isX12Text, transliterated } from './transliteration.rules.js';

describe('RCM A16: text in the basic and extended character sets', () => {
  it.each([
    ['JOSÉ PEÑA', 'JOSE PENA'],
    ['Müller-Łęcki', 'Muller-Lecki'],
    ['Straße', 'Strasse'],
    ['Ångström', 'Angstrom'],
    ['O’Neil', "O'Neil"],
    ['Smith\tand\nSons', 'Smith and Sons'],
    ['ﬁrst', 'first'],
    ['plain {text} ~', 'plain {text} ~'],
    ['ИВАН', null],
    ['李', null],
    ['a\u0000b', null],
    ['', ''],
  ])('%j is written as %j', (text, written) => {
    expect(transliterated(text)).toBe(written);
    if (written !== null) expect(isX12Text(written)).toBe(true);
  });
});
