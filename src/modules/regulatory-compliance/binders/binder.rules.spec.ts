import { evidencePath, safeName } from './binder.rules.js';

describe('RC binder: names', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['Bericht – Übersicht.pdf', 'Bericht_Übersicht.pdf'],
    ['..', 'file'],
    [null, 'file'],
    [`${'x'.repeat(200)}.pdf`, `${'x'.repeat(76)}.pdf`],
  ])('%s is kept as %s', (name, safe) => expect(safeName(name)).toBe(safe));

  it('evidence lies by its id and version', () => {
    const version = { evidenceId: 'e1', versionNumber: 2, fileName: 'a b.txt' };
    expect(evidencePath(version)).toBe('evidence/files/e1/v002-a_b.txt');
  });
});
