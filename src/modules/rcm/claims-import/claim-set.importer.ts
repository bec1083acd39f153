import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { Clock } from '../../../shared/time/clock.js';
import type { Finding } from '../x12/x12-findings.codes.js';
import type { TransactionSet, X12Event } from '../x12/x12-events.reader.js';
import { separatorCharacters } from '../x12/x12-segment.rules.js';
import { failureName, isTransient, sqlStateOf } from '../x12-files/import-failure.rules.js';
import type { SetImporter, SetOutcome, SetSummary } from '../x12-files/set-importer.js';
import { StoringLane } from '../x12-files/storing-lane.js';
import { X12SetsRepository } from '../x12-files/x12-sets.repository.js';
import type { X12File } from '../x12-files/x12-file.entity.js';
import { ImportedClaimsRepository, type PlacedClaim } from './imported-claims.repository.js';
import { ImportedVersionsService } from './imported-versions.service.js';
import { ImportedPartiesRepository } from './imported-parties.repository.js';

const CLAIMS_PER_UNIT = 500;
/** Claims with many lines fill a unit sooner. */
const LINES_PER_UNIT = 5_000;
/** A party that somebody else entered in the same moment is found the next time. */
const UNIQUE_VIOLATION = '23505';
const MOST_ATTEMPTS = 5;
/** So many claims that could not be stored are listed; beyond, only their number counts. */
const MOST_FAILURES = 1000;

/** The set being imported. */
interface SetInHand {
  file: X12File;
  index: number;
  newClaims: number;
  failures: Finding[];
  failed: number;
}

/**
 * Imports the claims of an 837: parties matched or made, claims, lines, diagnoses, events, charges and findings. Never
 * refuses what can be read. Each unit of 500 claims is one transaction; claims that are there already are passed over.
 * A claim that cannot be stored is left out with a finding, and does not keep the others out.
 */
@Injectable()
export class ClaimSetImporter implements SetImporter {
  constructor(
    private readonly units: UnitOfWork,
    private readonly parties: ImportedPartiesRepository,
    private readonly claims: ImportedClaimsRepository,
    private readonly versions: ImportedVersionsService,
    private readonly sets: X12SetsRepository,
    private readonly clock: Clock,
  ) {}

  async importSet(
    file: X12File,
    summary: SetSummary,
    events: AsyncIterable<X12Event>,
    advance: (claims: number) => Promise<void>,
  ): Promise<SetOutcome> {
    const set: SetInHand = { file, index: summary.transactionSet.index, newClaims: 0, failures: [], failed: 0 };
    const lane = new StoringLane();
    await lane.beside(async () => {
      for await (const chunk of chunks(summary.transactionSet, events)) {
        await lane.begin(() => this.importChunk(set, chunk).then(() => advance(chunk.length)));
      }
    });
    const found = { ...summary, findings: [...summary.findings, ...set.failures] };
    await this.units.run(() => this.sets.record(file, found, { status: 'imported' }));
    const counts: Record<string, number> = { claims: summary.claimCount, newClaims: set.newClaims };
    if (set.failed > 0) counts.failedClaims = set.failed;
    return { status: 'imported', counts };
  }

  /** What cannot be stored together is tried by halves, down to the claim that is the cause. */
  private async importChunk(set: SetInHand, chunk: PlacedClaim[]): Promise<void> {
    try {
      set.newClaims += await this.tryChunk(set, chunk);
    } catch (error) {
      if (isTransient(error)) throw error;
      if (chunk.length === 1) return this.leaveOut(set, chunk[0]!, error);
      const half = Math.ceil(chunk.length / 2);
      await this.importChunk(set, chunk.slice(0, half));
      await this.importChunk(set, chunk.slice(half));
    }
  }

  private leaveOut(set: SetInHand, { claim }: PlacedClaim, error: unknown): void {
    set.failed += 1;
    if (set.failures.length === MOST_FAILURES) return;
    const message = `claim ${claim.ordinal} of the set cannot be stored (${failureName(error)})`;
    set.failures.push({ code: 'CLAIM_NOT_IMPORTED', severity: 'error', segment: claim.segment, message });
  }

  private async tryChunk(set: SetInHand, chunk: PlacedClaim[]): Promise<number> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.units.run(() => this.importInUnit(set, chunk));
      } catch (error) {
        const isWorthAnother = isTransient(error) || sqlStateOf(error) === UNIQUE_VIOLATION;
        if (!isWorthAnother || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** Answers how many claims were new. */
  private async importInUnit({ file, index }: SetInHand, chunk: PlacedClaim[]): Promise<number> {
    const places = chunk.map(({ filePosition }) => filePosition);
    const known = await this.claims.storedAmong(file.id, places);
    const fresh = chunk.filter(({ filePosition }) => !known.has(filePosition));
    if (fresh.length === 0) return 0;
    // The counter row's lock lasts to the commit: imports of one company match and make parties one after the other.
    const firstNumber = await this.claims.takeNumbers(fresh.length);
    const matched = await this.parties.match(fresh.map(({ claim }) => claim));
    const linked = await this.claims.insert(file, fresh, matched, firstNumber);
    await this.versions.settle(linked, this.clock.now());
    this.units.note({
      action: 'importClaims',
      entity: 'x12_files',
      entityId: file.id,
      facts: { sha256: file.sha256, set: index, firstClaim: fresh[0]!.filePosition, claims: fresh.length },
    });
    return fresh.length;
  }
}

/** The claims of a set, as many at a time as are stored in one transaction. */
async function* chunks(
  { index, interchange }: TransactionSet,
  events: AsyncIterable<X12Event>,
): AsyncGenerator<PlacedClaim[]> {
  const separators = separatorCharacters(interchange.separators);
  let waiting: PlacedClaim[] = [];
  let lines = 0;
  for await (const event of events) {
    if (event.kind !== 'claim') continue;
    waiting.push({ ...event, filePosition: `${index}.${event.claim.ordinal}`, separators });
    lines += event.claim.lines.length;
    if (waiting.length < CLAIMS_PER_UNIT && lines < LINES_PER_UNIT) continue;
    yield waiting;
    waiting = [];
    lines = 0;
  }
  if (waiting.length > 0) yield waiting;
}
