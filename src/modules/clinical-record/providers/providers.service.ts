import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import type { CreateProviderDto, UpdateProviderDto } from './provider.dto.js';
import type { Provider } from './provider.entity.js';
import { npiProblems, providerNameProblems } from './provider.rules.js';
import { ProvidersRepository } from './providers.repository.js';

@Injectable()
export class ProvidersService {
  constructor(
    private readonly providers: ProvidersRepository,
    private readonly units: UnitOfWork,
  ) {}

  /** A provider entered by hand: ours unless said otherwise. Throws DUPLICATE when the NPI is known. */
  register(facts: CreateProviderDto): Promise<Provider> {
    refuseIf([...npiProblems(facts), ...providerNameProblems(facts)]);
    return this.providers.insert({ ...facts, isOurs: facts.isOurs ?? true });
  }

  /** Changes a provider that still has `version`. An NPI that stays as imported is not judged. */
  update(id: string, version: number, facts: UpdateProviderDto): Promise<Provider> {
    return this.units.run(async () => {
      const provider = await this.providers.get(id);
      const isSameNpi = facts.npi === undefined || facts.npi === provider.npi;
      refuseIf([...(isSameNpi ? [] : npiProblems(facts)), ...providerNameProblems({ ...provider, ...facts })]);
      return this.providers.update(id, version, facts);
    });
  }
}

function refuseIf(problems: ReturnType<typeof npiProblems>): void {
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
