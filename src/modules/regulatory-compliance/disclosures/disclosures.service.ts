import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError, refusal } from '../../../shared/errors/domain-error.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import type {
  AccountForDto,
  DisclosureAccounting,
  RecordDisclosureDto,
  UpdateDisclosureDto,
} from './disclosure.dto.js';
import type { Disclosure } from './disclosure.entity.js';
import { accountingSpan, isExempt, isOnePerson, isWithin } from './disclosure.rules.js';
import { DisclosuresRepository } from './disclosures.repository.js';

/** Disclosures of protected health information, and the accounting of them. */
@Injectable()
export class DisclosuresService {
  constructor(
    private readonly disclosures: DisclosuresRepository,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async record(said: RecordDisclosureDto): Promise<Disclosure> {
    if (!isOnePerson(said)) throw unnamed();
    const { disclosedOn, lastOn = null, times = 1 } = said;
    const today = await this.calendar.today();
    if (disclosedOn > today || (lastOn !== null && lastOn > today))
      throw refusal('VALIDATION_FAILED', 'it cannot have happened in the future', '/disclosedOn', 'DAY_IMPOSSIBLE');
    if (lastOn !== null && lastOn < disclosedOn)
      throw refusal('VALIDATION_FAILED', 'the last of a series is not before its first', '/lastOn', 'PERIOD_REVERSED');
    return this.disclosures.insert({ ...said, lastOn, times });
  }

  /** Changes what was written down; a wrong day, individual or purpose is voided and recorded anew. */
  update(id: string, version: number, said: UpdateDisclosureDto): Promise<Disclosure> {
    return this.units.run(async () => {
      const { voidedAt } = await this.disclosures.get(id);
      if (voidedAt !== null) throw new DomainError('STATE_FORBIDS', [], 'the disclosure was voided');
      return this.disclosures.update(id, version, said);
    });
  }

  /** Takes back what was recorded in error; STATE_FORBIDS when it was before. */
  void(id: string, reason: string): Promise<Disclosure> {
    return this.disclosures.updateIf(id, { voidedAt: null }, { voidedAt: this.clock.now(), voidReason: reason });
  }

  /** The accounting of one individual, six years back from today at most. */
  async account(said: AccountForDto): Promise<DisclosureAccounting> {
    if (!isOnePerson(said)) throw unnamed();
    const span = accountingSpan(said, await this.calendar.today());
    if ((said.fromOn ?? span.toOn) > span.toOn)
      throw refusal('VALIDATION_FAILED', 'the span ends before it begins', '/fromOn', 'PERIOD_REVERSED');
    const known = await this.disclosures.ofIndividual(said, span.toOn);
    const found = known.filter((each) => isWithin(each, span));
    const items = found.filter(({ purpose }) => !isExempt(purpose));
    return { ...span, items, exempt: found.length - items.length };
  }
}

function unnamed(): DomainError {
  const message = 'the individual is named by the clinical record or in words, one of the two';
  return refusal('VALIDATION_FAILED', message, '/patientId', 'INDIVIDUAL_UNCLEAR');
}
