import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventsOf, ofKind } from '../../../../test/factories/x12.factory.js';
import { anyClaim } from '../../../../test/factories/any-claim.factory.js';
import { aClaimEnvelope, asSaid, writtenFile } from '../../../../test/factories/written-claims.factory.js';
import type { SubmittedClaim } from './submitted-claim.rules.js';

const SAMPLES = join(process.env['QUINTET_SHARED_DATA'] ?? '../shared/data', 'x12');
const files = ['837p', '837i'].flatMap((folder) => {
  const path = join(SAMPLES, folder);
  return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
});
if (files.length === 0) process.stdout.write(`skipped: no sample files in ${SAMPLES} (set QUINTET_SHARED_DATA)\n`);

/** Separators that are no text: some samples use a component separator that their ISA does not name. */
const NO_TEXT = '\x1d\x1f\x1e\x1c';

async function claimsIn(bytes: Buffer): Promise<SubmittedClaim[]> {
  return ofKind(await eventsOf(bytes), 'claim').map(({ claim }) => claim);
}

(files.length === 0 ? describe.skip : describe)('RCM C: sample claims of others, written again', () => {
  it.each(files.length === 0 ? ['none'] : files)('%s is read back as the same claims', async (path) => {
    const claims = await claimsIn(readFileSync(path));
    for (const type of ['professional', 'institutional'] as const) {
      const own = claims.filter((claim) => claim.type === type);
      if (own.length === 0) continue;
      const again = await claimsIn(writtenFile(own, aClaimEnvelope({ type }), NO_TEXT));
      expect(again.map(asSaid)).toEqual(own.map(asSaid));
    }
  });
});

const LONG = process.env['QUINTET_LONG'] !== undefined;
const SEPARATORS = ['*^:~', '|!>\n', '\x1d\x1f\x1e\x1c', '|%<$', '#\\;@'];

describe('RCM C: a written file read back gives the same claims', () => {
  it.each(['professional', 'institutional'] as const)('%s, with all separators and verbatim segments', async (type) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyClaim(type), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...SEPARATORS),
        fc.integer({ min: 1, max: 3 }),
        async (claims, separators, mostClaimsPerSet) => {
          const file = writtenFile(claims, aClaimEnvelope({ type }), separators, mostClaimsPerSet);
          const events = await eventsOf(file);
          const ends = ofKind(events, 'set-end');
          const errors = ends.flatMap(({ findings }) => findings.filter(({ code }) => code !== 'DATE_INVALID'));
          expect(errors).toEqual([]);
          expect(ends).toHaveLength(Math.ceil(claims.length / mostClaimsPerSet));
          expect(ofKind(events, 'claim').map(({ claim }) => asSaid(claim))).toEqual(claims.map(asSaid));
        },
      ),
      { numRuns: LONG ? 2000 : 40 },
    );
  });
});
