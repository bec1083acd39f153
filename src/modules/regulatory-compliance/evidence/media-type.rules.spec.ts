import { mediaTypeOf } from './media-type.rules.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const OCTETS = 'application/octet-stream';

describe('RC §0 evidence: the bytes decide what a file is', () => {
  it.each([
    ['application/pdf', 'a.pdf', 'application/pdf', 'application/pdf'],
    [OCTETS, 'a.pdf', 'application/pdf', 'application/pdf'],
    [OCTETS, null, 'image/png', 'image/png'],
    [OCTETS, 'a.docx', 'application/zip', DOCX],
    [DOCX, 'a.docx', DOCX, DOCX],
    ['text/csv', 'a.csv', null, 'text/csv'],
    ['text/xml', null, 'application/xml', 'application/xml'],
    ['application/json', 'a.json', null, 'application/json'],
  ])('%s %s showing %s is kept as %s', (declared, fileName, sniffed, mediaType) =>
    expect(mediaTypeOf({ declared, fileName, sniffed, text: sniffed === null ? 'utf-8' : null })).toEqual({
      mediaType,
    }),
  );

  it.each([
    ['application/pdf', 'a.pdf', 'image/png', false, 'MEDIA_TYPE_LIES'],
    ['application/pdf', 'a.pdf', 'application/zip', false, 'MEDIA_TYPE_LIES'],
    [OCTETS, 'a.pdf', 'application/x-msdownload', false, 'MEDIA_TYPE_LIES'],
    ['application/pdf', null, null, true, 'MEDIA_TYPE_LIES'],
    ['image/png', null, null, false, 'MEDIA_TYPE_LIES'],
    ['image/png', 'a.pdf', 'image/png', false, 'MEDIA_TYPE_LIES'],
    [OCTETS, 'a.exe', 'application/x-msdownload', false, 'MEDIA_TYPE_UNSUPPORTED'],
    [OCTETS, null, null, false, 'MEDIA_TYPE_UNSUPPORTED'],
    ['text/html', 'a.html', null, true, 'MEDIA_TYPE_UNSUPPORTED'],
    ['image/svg+xml', 'a.svg', 'application/xml', true, 'MEDIA_TYPE_UNSUPPORTED'],
    ['application/gzip', null, 'application/gzip', false, 'MEDIA_TYPE_UNSUPPORTED'],
  ])('%s %s showing %s is refused', (declared, fileName, sniffed, isText, code) =>
    expect(mediaTypeOf({ declared, fileName, sniffed, text: isText ? 'utf-8' : null })).toMatchObject({ code }),
  );

  it.each(['utf-16le', 'utf-16be', 'windows-1252'] as const)(
    'a table in %s is a table; JSON is not written so',
    (text) => {
      const facts = { fileName: null, sniffed: null, text };
      expect(mediaTypeOf({ ...facts, declared: 'text/csv' })).toEqual({ mediaType: 'text/csv' });
      expect(mediaTypeOf({ ...facts, declared: 'application/json' })).toMatchObject({ code: 'MEDIA_TYPE_LIES' });
    },
  );
});
