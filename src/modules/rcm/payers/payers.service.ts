import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { PayerDeadlinesService } from '../payer-rules/payer-deadlines.service.js';
import { DEFAULT_PAYERS } from './default-payers.codes.js';
import type { CreatePayerDto, UpdatePayerDto } from './payer.dto.js';
import type { Payer } from './payer.entity.js';
import { filingLimitProblems } from './payer.rules.js';
import { PayersRepository } from './payers.repository.js';

@Injectable()
export class PayersService {
  constructor(
    private readonly payers: PayersRepository,
    private readonly deadlines: PayerDeadlinesService,
    private readonly units: UnitOfWork,
  ) {}

  /** A new, active payer. Throws DUPLICATE when the electronic payer id is taken. */
  register(facts: CreatePayerDto): Promise<Payer> {
    refuseIf(filingLimitProblems(facts));
    return this.payers.insert({ ...facts, submissionMethod: facts.submissionMethod ?? 'electronic', isActive: true });
  }

  /** Changes a payer that still has `version`; what runs by its limits gets its deadline anew. */
  update(id: string, version: number, facts: UpdatePayerDto): Promise<Payer> {
    return this.units.run(async () => {
      const payer = await this.payers.get(id);
      refuseIf(filingLimitProblems({ ...payer, ...facts }));
      const changed = await this.payers.update(id, version, facts);
      await this.deadlines.renew(id);
      return changed;
    });
  }

  deactivate(id: string, version: number): Promise<Payer> {
    return this.payers.update(id, version, { isActive: false });
  }

  activate(id: string, version: number): Promise<Payer> {
    return this.payers.update(id, version, { isActive: true });
  }

  /** Adds those default payers that the company does not have yet; answers the added ones. */
  installDefaults(): Promise<Payer[]> {
    return this.units.run(async () => {
      const taken = await this.payers.electronicPayerIds();
      const missing = DEFAULT_PAYERS.filter((payer) => !taken.has(payer.electronicPayerId));
      const added: Payer[] = [];
      for (const payer of missing) added.push(await this.register(payer as CreatePayerDto));
      return added;
    });
  }
}

function refuseIf(problems: ReturnType<typeof filingLimitProblems>): void {
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
