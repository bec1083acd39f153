import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { BlobStore } from '../../../shared/blobs/blob-store.port.js';
import { DomainError, type Problem } from '../../../shared/errors/domain-error.js';
import type { Upload } from '../../../shared/uploads/uploads.js';
import { RemittancesRepository } from '../posting/remittances.repository.js';
import type { CreateDepositDto, DepositsImported } from './deposit.dto.js';
import type { Deposit } from './deposit.entity.js';
import { readAddenda } from './deposit.rules.js';
import { readDepositList, type ListedDeposit } from './deposit-list.reader.js';
import { DepositsRepository } from './deposits.repository.js';

/** Enters deposits and finds the remittances that explain them. */
@Injectable()
export class DepositsService {
  constructor(
    private readonly deposits: DepositsRepository,
    private readonly remittances: RemittancesRepository,
    private readonly blobs: BlobStore,
    private readonly units: UnitOfWork,
  ) {}

  /** Throws VALIDATION_FAILED without a trace number, DUPLICATE when the deposit is there already. */
  enter(facts: CreateDepositDto): Promise<Deposit> {
    const deposit = depositOf(facts);
    return this.units.run(async () => {
      // Remittances and deposits of a company are brought together one at a time.
      await this.remittances.takeTurn();
      const [id] = await this.deposits.addMissing([deposit]);
      if (id === undefined) throw new DomainError('DUPLICATE');
      await this.deposits.reassociate([id]);
      this.units.changed({ kind: 'insert', entity: 'deposits', id, before: undefined, after: { ...deposit } });
      return this.deposits.get(id);
    });
  }

  /**
   * Takes over a bank's list, all of it or nothing; deposits that are there already are passed over. The file is kept.
   * Throws CSV_REFUSED with every line that is wrong.
   */
  import({ content, fileName }: Upload): Promise<DepositsImported> {
    return this.units.run(async () => {
      const blob = await this.blobs.keep(content, { mediaType: 'text/csv', fileName });
      const { deposits, problems } = await readDepositList(this.blobs.open(blob.id));
      if (problems.length > 0) throw new DomainError('CSV_REFUSED', problems);
      await this.remittances.takeTurn();
      const added = await this.deposits.addMissing(deposits);
      await this.deposits.reassociate(added);
      const counts = { rows: deposits.length, added: added.length };
      this.units.note({ action: 'importDeposits', entity: 'deposits', facts: { ...counts, sha256: blob.sha256 } });
      return counts;
    });
  }
}

/** The trace number, as given or out of the addenda. Throws VALIDATION_FAILED. */
function depositOf({ addenda, ...facts }: CreateDepositDto): ListedDeposit {
  const read = addenda === undefined ? null : readAddenda(addenda);
  const traceNumber = facts.traceNumber ?? read?.traceNumber;
  const problems: Problem[] = [];
  const say = (code: string, message: string, pointer: string): unknown => problems.push({ code, message, pointer });
  if (addenda !== undefined && read === null) say('ADDENDA_UNREADABLE', 'the addenda hold no TRN*1*…', '/addenda');
  if (traceNumber === undefined) say('TRACE_NUMBER_MISSING', 'a trace number is needed, or addenda', '/traceNumber');
  if (read !== null && traceNumber !== read.traceNumber)
    say('TRACE_NUMBER_DIFFERS', 'the addenda say another trace number', '/traceNumber');
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
  const { amountCents, depositedOn, bankReference = null } = facts;
  const payerIdentifier = facts.payerIdentifier ?? read?.payerIdentifier ?? null;
  return { traceNumber: traceNumber as string, payerIdentifier, amountCents, depositedOn, bankReference };
}
