import { Injectable } from '@nestjs/common';
import type { SealedEntry } from '../../../shared/archives/sealed-archive.writer.js';
import { AuditTrailService } from '../../../shared/audit/audit-trail.service.js';
import { canonicalText } from '../../../shared/audit/canonical.engine.js';
import { type ExtractHead, extractLine } from '../../../shared/audit/chain-extract.engine.js';
import { BlobCipherError } from '../../../shared/blobs/blob-cipher.engine.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import type { StoredReport } from '../reports/compliance-reports.service.js';
import { BINDER_PATHS } from './binder.codes.js';
import { evidencePath, policyPath } from './binder.rules.js';
import { BINDER_SECTIONS, TOLD_TABLES } from './binder-sections.codes.js';
import { BinderRecordsRepository, type BinderScope, type BoundEvidence } from './binder-records.repository.js';

const README = `This is an audit binder. It holds a compliance report and what the report rests on:

report/        the report, as data (report.json) and as a page (report.html)
evidence/      the files of evidence in force (files/), their list (index.jsonl) and records; problems.jsonl names
               files that are not what was uploaded any more: it should be empty
audit-trail/   chain.jsonl: the links of the audit trail, with the events of compliance in full and of the others
               their hashes; head.json: where it begins and ends
the others     records, one JSON object in a line

manifest.json lists every file with its length and SHA-256; manifest.sha256 holds the hash of the manifest.
\`quintet binder verify FILE\` checks all of it offline. By hand: sha256sum -c manifest.sha256; each hash of the chain
is SHA-256(previous hash, 32 bytes || canonical JSON of the event, RFC 8785, UTF-8).
`;
const LINES_AT_ONCE = 500;

interface StoredVersion {
  id: string;
  sha256: string;
  blobId: string;
}

/** What lies in a binder, file by file; each is read when its turn has come. */
@Injectable()
export class BinderContent {
  constructor(
    private readonly records: BinderRecordsRepository,
    private readonly trail: AuditTrailService,
    private readonly blobs: BlobStore,
  ) {}

  /** The files in their order, the same each time. */
  async *files({ report, text }: StoredReport, page: string, head: ExtractHead): AsyncGenerator<SealedEntry> {
    yield textEntry(BINDER_PATHS.readme, README);
    const { content: _content, ...facts } = { ...report.toJSON(), content: null };
    yield textEntry(BINDER_PATHS.report, `{"report":${canonicalText(facts)},"content":${text}}\n`);
    yield textEntry(BINDER_PATHS.reportPage, page);
    yield* this.sections(report.recordedBefore);
    yield* this.evidence(report);
    yield textEntry(BINDER_PATHS.chainHead, `${canonicalText(head)}\n`);
    yield { path: BINDER_PATHS.chain, content: () => this.chain(head) };
  }

  private *sections(recordedBefore: string): Generator<SealedEntry> {
    for (const { folder, tables, undated = [] } of BINDER_SECTIONS) {
      for (const table of [...tables, ...undated]) {
        const before = undated.includes(table) ? undefined : recordedBefore;
        yield { path: `${folder}/${table}.jsonl`, content: () => joinedLines(this.records.rows(table, before)) };
      }
    }
  }

  private async *evidence(scope: BinderScope): AsyncGenerator<SealedEntry> {
    yield { path: BINDER_PATHS.evidenceList, content: () => joinedLines(listed(this.records.evidence(scope))) };
    const problems: string[] = [];
    for await (const version of this.records.evidence(scope)) {
      yield this.storedFile(evidencePath(version), version, problems);
    }
    for await (const version of this.records.policyFiles(scope.recordedBefore)) {
      yield this.storedFile(policyPath(version), version, problems);
    }
    yield { path: BINDER_PATHS.evidenceProblems, content: () => problems.map((line) => Buffer.from(`${line}\n`)) };
  }

  private storedFile(path: string, { id, sha256, blobId }: StoredVersion, problems: string[]): SealedEntry {
    const packed = (found: string): void => {
      if (found !== sha256) problems.push(canonicalText({ path, versionId: id, sha256, found }));
    };
    return { path, packed, content: () => this.intact(blobId) };
  }

  /** The verified bytes of a stored file: of one that was altered those before the place, and then its end. */
  private async *intact(blobId: string): AsyncGenerator<Buffer> {
    try {
      yield* this.blobs.open(blobId);
    } catch (error) {
      if (!(error instanceof BlobCipherError)) throw error;
    }
  }

  private async *chain(head: ExtractHead): AsyncGenerator<Buffer> {
    for await (const row of this.trail.extract(head, TOLD_TABLES)) yield Buffer.from(extractLine(row));
  }
}

function textEntry(path: string, text: string): SealedEntry {
  return { path, content: () => [Buffer.from(text)] };
}

async function* listed(versions: AsyncIterable<BoundEvidence>): AsyncGenerator<string> {
  for await (const { blobId: _blobId, ...version } of versions)
    yield canonicalText({ path: evidencePath(version), ...version });
}

/** Lines in pieces of some hundred: a piece for each line would cost more than its bytes. */
async function* joinedLines(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting: string[] = [];
  for await (const line of lines) {
    waiting.push(line, '\n');
    if (waiting.length < LINES_AT_ONCE) continue;
    yield Buffer.from(waiting.join(''));
    waiting = [];
  }
  if (waiting.length > 0) yield Buffer.from(waiting.join(''));
}
