/** What was odd about a value's bytes. */
export type TextProblem = 'TEXT_NOT_ASCII' | 'TEXT_NOT_UTF8' | 'CONTROL_CHARACTER';

/** Tab and line ends may stand in text, and the four separator controls are no text at all. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1b\x7f]/g;
const BEYOND_ASCII = /[^\x00-\x7f]/;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Whether a byte is a control character or beyond ASCII. */
export function isOddByte(byte: number): boolean {
  const isText = byte >= 0x1c && byte < 0x7f;
  return !isText && byte !== 9 && byte !== 10 && byte !== 13;
}

/**
 * A value whose bytes were read as latin1, as the text it means: UTF-8 where it is valid UTF-8, else as it is.
 * Control characters (PostgreSQL text cannot hold NUL) become spaces.
 */
export function decodedText(value: string): { text: string; problem: TextProblem | null } {
  let text = value;
  let problem: TextProblem | null = null;
  if (BEYOND_ASCII.test(value)) {
    try {
      text = UTF8.decode(Buffer.from(value, 'latin1'));
      problem = 'TEXT_NOT_ASCII';
    } catch {
      problem = 'TEXT_NOT_UTF8';
    }
  }
  const cleaned = text.replace(CONTROL, ' ');
  return { text: cleaned, problem: cleaned === text ? problem : 'CONTROL_CHARACTER' };
}
