import {
  isCandidate,
  retryDelaySeconds,
  settledFiles,
  type TransportFacts,
  transportProblems,
} from './transport.rules.js';

const folder: TransportFacts = { kind: 'folder', outboundPath: 'ch/out', inboundPath: 'ch/in', hasSecret: false };
const sftp: TransportFacts = {
  kind: 'sftp',
  outboundPath: '/out',
  inboundPath: '/in',
  host: 'sftp.example.org',
  userName: 'clinic',
  hostKeyFingerprint: 'SHA256:x',
  authentication: 'password',
  hasSecret: true,
};

describe('RCM transport: settings', () => {
  it.each<[string, TransportFacts, string[]]>([
    ['a folder', folder, []],
    ['a server', sftp, []],
    ['a path upwards', { ...folder, inboundPath: 'ch/../../other' }, ['/inboundPath']],
    ['an absolute folder', { ...folder, outboundPath: '/etc' }, ['/outboundPath']],
    ['a hidden folder', { ...folder, outboundPath: '.ssh' }, ['/outboundPath']],
    ['a backslash', { ...folder, outboundPath: 'a\\b' }, ['/outboundPath']],
    ['a path upwards on a server', { ...sftp, outboundPath: '/out/../in2' }, ['/outboundPath']],
    ['one folder for both', { ...folder, inboundPath: 'ch/out' }, ['/inboundPath']],
    [
      'a server without its key and secret',
      { ...sftp, hostKeyFingerprint: null, hasSecret: false },
      ['/hostKeyFingerprint', '/secret'],
    ],
  ])('%s', (_what, facts, pointers) =>
    expect(transportProblems(facts).map(({ pointer }) => pointer)).toEqual(pointers),
  );
});

describe('RCM transport: files that are still being written', () => {
  const file = (name: string, bytes: number, modifiedMs = 1) => ({ name, bytes, modifiedMs });

  it('are not taken: only what two listings show alike', () => {
    const before = [file('a', 5), file('grows', 5), file('touched', 5), file('empty', 0), file('z', 9, 0)];
    const after = [
      file('a', 5),
      file('grows', 6),
      file('touched', 5, 2),
      file('empty', 0),
      file('new', 3),
      file('z', 9, 0),
    ];
    expect(settledFiles(before, after).map(({ name }) => name)).toEqual(['z', 'a']);
  });

  it.each([
    ['era.835', true],
    ['.era.835', false],
    ['era.835.tmp', false],
    ['era.835.filepart', false],
    ['a/b', false],
    ['', true],
  ])('%s may be taken: %s', (name, is) => expect(isCandidate(name)).toBe(is));

  it.each([
    [1, 60],
    [2, 120],
    [4, 480],
    [20, 3600],
  ])('after %d failed attempts the next waits %d s', (attempts, seconds) =>
    expect(retryDelaySeconds(attempts)).toBe(seconds),
  );
});
