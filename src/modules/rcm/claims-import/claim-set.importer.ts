import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import type { ClaimEvent as ClaimRead, X12Event } from '../x12/x12-events.reader.js';
import type { SetImporter, SetOutcome, SetSummary } from '../x12-files/set-importer.js';
import { X12SetsRepository } from '../x12-files/x12-sets.repository.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { ImportedClaimsRepository } from './imported-claims.repository.js';
import { ImportedPartiesRepository } from './imported-parties.repository.js';

const CLAIMS_PER_UNIT = 500;

/** A claim of the file with its place in it, `set.claim`, which is its identity (rcm.md §4 "Claim identity"). */
export interface PlacedClaim extends ClaimRead {
  filePosition: string;
}

/**
 * Imports the claims of an 837: parties matched or made, claims, lines, diagnoses, events, charges and findings. Never
 * refuses what can be read. Each unit of 500 claims is one transaction; claims that are there already are passed over.
 */
@Injectable()
export class ClaimSetImporter implements SetImporter {
  constructor(
    private readonly units: UnitOfWork,
    private readonly parties: ImportedPartiesRepository,
    private readonly claims: ImportedClaimsRepository,
    private readonly sets: X12SetsRepository,
  ) {}

  async importSet(
    file: X12File,
    summary: SetSummary,
    events: AsyncIterable<X12Event>,
    advance: (claims: number) => Promise<void>,
  ): Promise<SetOutcome> {
    const { index } = summary.transactionSet;
    let imported = 0;
    let waiting: PlacedClaim[] = [];
    const flush = async (): Promise<void> => {
      const chunk = waiting;
      waiting = [];
      imported += await this.importChunk(file, index, chunk);
      await advance(chunk.length);
    };
    for await (const event of events) {
      if (event.kind !== 'claim') continue;
      waiting.push({ ...event, filePosition: `${index}.${event.claim.ordinal}` });
      if (waiting.length === CLAIMS_PER_UNIT) await flush();
    }
    if (waiting.length > 0) await flush();
    const outcome: SetOutcome = { status: 'imported', counts: { claims: summary.claimCount, newClaims: imported } };
    await this.units.run(() => this.sets.record(file, summary, { status: 'imported' }));
    return outcome;
  }

  /** One transaction; answers how many claims were new. */
  private importChunk(file: X12File, setIndex: number, chunk: PlacedClaim[]): Promise<number> {
    return this.units.run(async () => {
      // The counter row's lock lasts to the commit: imports of one company match and make parties one after the other.
      const firstNumber = await this.claims.takeNumbers(chunk.length);
      const places = chunk.map(({ filePosition }) => filePosition);
      const known = await this.claims.storedAmong(file.id, places);
      const fresh = chunk.filter(({ filePosition }) => !known.has(filePosition));
      if (fresh.length === 0) return 0;
      const parties = await this.parties.match(fresh.map(({ claim }) => claim));
      await this.claims.insert(file, fresh, parties, firstNumber);
      this.units.note({
        action: 'importClaims',
        entity: 'x12_files',
        entityId: file.id,
        facts: { sha256: file.sha256, set: setIndex, firstClaim: places[0], claims: fresh.length },
      });
      return fresh.length;
    });
  }
}
