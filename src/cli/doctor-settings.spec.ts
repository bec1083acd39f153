import { readFileSync } from 'node:fs';
import { malformedVariables, unknownVariables, VARIABLES } from './doctor-settings.js';

describe('the settings, as the doctor sees them', () => {
  it('are those of .env.example, each with a line that explains it', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n');
    const names = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.slice(0, line.indexOf('=')));
    expect(names).toEqual([...VARIABLES].sort((a, b) => names.indexOf(a) - names.indexOf(b)));
    expect(
      names.every((name) => lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]?.startsWith('# ')),
    ).toBe(true);
  });

  it('are all those that the server reads', () => {
    const source = readFileSync('src/shared/config/settings.ts', 'utf8');
    const read = new Set([...source.matchAll(/environment\.([A-Z_]+)/g)].map(([, name]) => name));
    read.delete('NODE_ENV');
    expect([...read].filter((name) => !(VARIABLES as readonly string[]).includes(name ?? ''))).toEqual([]);
  });

  it('are named when nothing reads them', () => {
    expect(unknownVariables({ OIDC_ISUER: 'x', DB_POOL: '4', PORT: '1', PATH: '/', DATABASE_URL: '' })).toEqual([
      'OIDC_ISUER',
      'DB_POOL',
    ]);
  });

  it('are all listed when they cannot be used, not only the first', () => {
    const problems = malformedVariables({
      PORT: 'x',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://h/d',
      DB_TENANT_FORM: '',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['DATABASE_URL', 'PORT', 'LOG_LEVEL']);
  });

  it('must be complete in production', () => {
    expect(malformedVariables({ NODE_ENV: 'production' })[0]).toMatch(/^ENCRYPTION_KEY_FILE is required/);
  });
});
