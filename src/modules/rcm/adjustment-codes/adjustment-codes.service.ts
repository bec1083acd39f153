import { Injectable } from '@nestjs/common';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import type { Upload } from '../../../shared/uploads/uploads.js';
import type {
  AdjustmentCodesImported,
  CodeInForce,
  CodesInForceQuery,
  CreateAdjustmentCodeDto,
  UpdateAdjustmentCodeDto,
} from './adjustment-code.dto.js';
import type { AdjustmentCode } from './adjustment-code.entity.js';
import { codeProblems } from './adjustment-code.rules.js';
import { readCodes } from './adjustment-codes.reader.js';
import { AdjustmentCodesRepository } from './adjustment-codes.repository.js';
import { codesOf } from './code-book.rules.js';

@Injectable()
export class AdjustmentCodesService {
  constructor(
    private readonly codes: AdjustmentCodesRepository,
    private readonly blobs: BlobStore,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  /** All codes of a list as they are in force on a day: the company's over the shipped ones. */
  async inForce({ list, on }: CodesInForceQuery): Promise<CodeInForce[]> {
    return codesOf(await this.codes.bookOn(on ?? (await this.days.today())), list);
  }

  /** What the company says of a code from a day on. Throws VALIDATION_FAILED; DUPLICATE when it says so already. */
  add(facts: CreateAdjustmentCodeDto): Promise<AdjustmentCode> {
    refuseIfWrong({ ...facts, effectiveToOn: facts.effectiveToOn ?? null });
    return this.codes.insert(facts);
  }

  update(id: string, version: number, facts: UpdateAdjustmentCodeDto): Promise<AdjustmentCode> {
    return this.units.run(async () => {
      refuseIfWrong({ ...(await this.codes.get(id)), ...facts });
      return this.codes.update(id, version, facts);
    });
  }

  /** Takes over a CSV file, all of it or nothing. The file is kept. Throws CSV_REFUSED with every line that is wrong. */
  import({ content, fileName }: Upload): Promise<AdjustmentCodesImported> {
    return this.units.run(async () => {
      const blob = await this.blobs.keep(content, { mediaType: 'text/csv', fileName });
      const { rows, problems } = await readCodes(this.blobs.open(blob.id));
      if (problems.length > 0) throw new DomainError('CSV_REFUSED', problems);
      await this.codes.save(rows);
      const facts = { rows: rows.length, sha256: blob.sha256, blobId: blob.id };
      this.units.note({ action: 'importAdjustmentCodes', entity: 'adjustment_codes', facts });
      return { rows: rows.length, sha256: blob.sha256 };
    });
  }
}

function refuseIfWrong(row: Parameters<typeof codeProblems>[0]): void {
  const problems = codeProblems(row).map(({ code, message, field }) => ({ code, message, pointer: `/${field}` }));
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
