/** Media types that are taken as evidence, with the endings of their files. */
const ACCEPTED: Record<string, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/tiff': ['tif', 'tiff'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'application/zip': ['zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain': ['txt', 'log', 'md'],
  'text/csv': ['csv'],
  'application/json': ['json'],
  'application/xml': ['xml'],
};
export const EVIDENCE_MEDIA_TYPES = Object.keys(ACCEPTED);

const SAME: Record<string, string> = {
  'text/xml': 'application/xml',
  'image/jpg': 'image/jpeg',
  'application/x-zip-compressed': 'application/zip',
  'application/csv': 'text/csv',
  'text/markdown': 'text/plain',
};
const NOTHING_SAID = ['application/octet-stream', 'binary/octet-stream'];
/** Types without a signature of their own: any of them is text. */
const TEXTS = ['text/plain', 'text/csv', 'application/json', 'application/xml'];
/** Office documents are archives; a signature alone does not always tell more. */
const isArchive = (type: string): boolean => type === 'application/zip' || type.startsWith('application/vnd.o');

/** What is known of a file: what its sender says, what its bytes show. */
export interface MediaTypeFacts {
  declared: string;
  fileName: string | null;
  /** By its signature; null: none is known. */
  sniffed: string | null;
  /** How its first bytes are written, if they are text. */
  text: TextEncoding | null;
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type MediaTypeVerdict =
  { mediaType: string } | { code: 'MEDIA_TYPE_UNSUPPORTED' | 'MEDIA_TYPE_LIES'; message: string };

/** The media type under which a file is kept, or why it is refused: the bytes decide, and nothing may contradict them. */
export function mediaTypeOf({ declared, fileName, sniffed, text }: MediaTypeFacts): MediaTypeVerdict {
  const said = NOTHING_SAID.includes(declared) ? null : (SAME[declared] ?? declared);
  const named = typeOfName(fileName);
  const shown = sniffed === null ? (text === null ? null : 'text/plain') : (SAME[sniffed] ?? sniffed);
  if (said !== null && !(said in ACCEPTED)) return unsupported(`${said} is not taken as evidence`);
  if (shown === null) return said === null ? unsupported('the file has no known form') : lies(said, 'something else');
  const claims = [said, named].filter((claim): claim is string => claim !== null);
  const contradicted = claims.find((claim) => !agrees(claim, shown));
  if (contradicted !== undefined) return lies(contradicted, shown);
  const mediaType = claims[0] ?? shown;
  // RFC 8259 §8.1; tables and notes come in the encodings of office programs too.
  if (mediaType === 'application/json' && text !== 'utf-8') return lies(mediaType, `${text} text, which JSON is not`);
  return mediaType in ACCEPTED ? { mediaType } : unsupported(`${mediaType} is not taken as evidence`);
}

function agrees(claim: string, shown: string): boolean {
  if (claim === shown) return true;
  if (TEXTS.includes(claim) && TEXTS.includes(shown)) return true;
  return isArchive(claim) && shown === 'application/zip';
}

function typeOfName(fileName: string | null): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName ?? '')?.[1]!.toLowerCase();
  if (ending === undefined) return null;
  return Object.keys(ACCEPTED).find((type) => ACCEPTED[type]!.includes(ending)) ?? null;
}

function lies(claim: string, shown: string): MediaTypeVerdict {
  return { code: 'MEDIA_TYPE_LIES', message: `the file is said to be ${claim}, its bytes show ${shown}` };
}

function unsupported(message: string): MediaTypeVerdict {
  return { code: 'MEDIA_TYPE_UNSUPPORTED', message };
}
