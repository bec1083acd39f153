/** What Unicode does not take apart into a letter and its accent, in letters of the basic and extended set. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ŋ: 'n',
  Ŋ: 'N',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
};
const BEYOND = /[^\x20-\x7e]/;
const COMBINING = /\p{M}/gu;

/** Whether a text is in the basic and extended character sets of X12: printable ASCII. */
export function isX12Text(text: string): boolean {
  return !BEYOND.test(text);
}

/**
 * A text in the basic and extended character sets of X12: accents are left out, joined letters written apart
 * (`Müller-Łęcki` is `Muller-Lecki`). Null when it has a character that has no such form, which would be lost.
 */
export function transliterated(text: string): string | null {
  if (isX12Text(text)) return text;
  let written = '';
  for (const character of text.normalize('NFKD').replace(COMBINING, '')) {
    const letter = isX12Text(character) ? character : LETTERS[character];
    if (letter === undefined) return null;
    written += letter;
  }
  return written;
}
