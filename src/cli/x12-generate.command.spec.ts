import { jest } from '@jest/globals';
import { generate835 } from '../modules/rcm/x12/generator/remittance-835.writer.js';
import { generate } from './x12-generate.command.js';

async function run(...args: string[]): Promise<{ code: number; out: string; chunks: number; complaint: string }> {
  const complaints: string[] = [];
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => complaints.push(String(text)) > 0);
  const chunks: string[] = [];
  let isWriting = false;
  const code = await generate(args, async (chunk) => {
    expect(isWriting).toBe(false);
    isWriting = true;
    await Promise.resolve();
    isWriting = false;
    chunks.push(chunk);
  });
  stderr.mockRestore();
  return { code, out: chunks.join(''), chunks: chunks.length, complaint: complaints.join('') };
}

it('writes what the programme makes, in pieces that wait for each other', async () => {
  const { code, out, chunks } = await run(
    '--set',
    '835',
    '--claims',
    '1000',
    '--seed',
    '7',
    '--answers',
    '837I',
    '--day',
    '2026-05-31',
  );
  expect(code).toBe(0);
  expect(chunks).toBeGreaterThan(2);
  expect(out).toBe([...generate835({ claims: 1000, seed: 7, answers: '837I', day: '2026-05-31' })].join(''));
});

it('answers the 837P where nothing else is said', async () => {
  const [remittance, claims] = [
    await run('--set=835', '--claims=1', '--seed=0'),
    await run('--set=837P', '--claims=1', '--seed=0'),
  ];
  expect(/CLP\*(\w+)/.exec(remittance.out)?.[1]).toBe(/CLM\*(\w+)/.exec(claims.out)?.[1]);
});

it('explains itself', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  expect(out).toContain('--claims-per-set');
});

it.each([
  ['no set', ['--claims', '1', '--seed', '1']],
  ['an unknown set', ['--set', '837D', '--claims', '1', '--seed', '1']],
  ['no claims', ['--set', '835', '--seed', '1']],
  ['zero claims', ['--set', '835', '--claims', '0', '--seed', '1']],
  ['too many claims', ['--set', '835', '--claims', '1000001', '--seed', '1']],
  ['a seed beyond the last', ['--set', '835', '--claims', '1', '--seed', '2147483649']],
  ['a negative seed', ['--set', '835', '--claims', '1', '--seed=-1']],
  ['a day that does not exist', ['--set', '835', '--claims', '1', '--seed', '1', '--day', '2026-02-30']],
  ['answers for an 837', ['--set', '837P', '--claims', '1', '--seed', '1', '--answers', '837P']],
  [
    'more than 5,000 claims in an 837 set',
    ['--set', '837P', '--claims', '1', '--seed', '1', '--claims-per-set', '5001'],
  ],
  ['an unknown option', ['--set', '835', '--claims', '1', '--seed', '1', '--colour', 'red']],
])('refuses %s with code 2, writing nothing', async (_, args) => {
  const { code, out, complaint } = await run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(JSON.parse(complaint)).toMatchObject({ error: { code: 'OPTION_INVALID' } });
});
