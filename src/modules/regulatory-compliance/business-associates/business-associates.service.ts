import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { DomainError, refusal } from '../../../shared/errors/domain-error.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { agreementState, associateStanding, lastDayOf, overlap } from './agreement.rules.js';
import type {
  AgreementView,
  BusinessAssociateView,
  CreateAgreementDto,
  CreateBusinessAssociateDto,
  ListAgreementsQuery,
  ListBusinessAssociatesQuery,
  TerminateAgreementDto,
  UpdateAgreementDto,
  UpdateBusinessAssociateDto,
} from './business-associate.dto.js';
import type { BusinessAssociate } from './business-associate.entity.js';
import type { BusinessAssociateAgreement } from './business-associate-agreement.entity.js';
import { BusinessAssociateAgreementsRepository } from './business-associate-agreements.repository.js';
import { BusinessAssociatesRepository } from './business-associates.repository.js';

/** Business associates and their agreements, as they stand today. */
@Injectable()
export class BusinessAssociatesService {
  constructor(
    private readonly associates: BusinessAssociatesRepository,
    private readonly agreements: BusinessAssociateAgreementsRepository,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  async create(said: CreateBusinessAssociateDto): Promise<BusinessAssociateView> {
    const facts = { ...said, hasSubcontractors: said.hasSubcontractors ?? false };
    return this.seenOne(await this.associates.insert(facts));
  }

  async update(id: string, version: number, said: UpdateBusinessAssociateDto): Promise<BusinessAssociateView> {
    return this.seenOne(await this.associates.update(id, version, said));
  }

  async read(id: string): Promise<BusinessAssociateView> {
    return this.seenOne(await this.associates.get(id));
  }

  async list(query: ListBusinessAssociatesQuery): Promise<Page<BusinessAssociateView>> {
    const page = await this.associates.list(query);
    return { ...page, items: await this.seen(page.items) };
  }

  async listAgreements(query: ListAgreementsQuery): Promise<Page<AgreementView>> {
    const page = await this.agreements.list(query);
    const today = await this.calendar.today();
    return { ...page, items: page.items.map((each) => stated(each, today)) };
  }

  async readAgreement(id: string): Promise<AgreementView> {
    return stated(await this.agreements.get(id), await this.calendar.today());
  }

  /** AGREEMENT_OVERLAPS when another is in force on any of its days. */
  agree(said: CreateAgreementDto): Promise<AgreementView> {
    return this.units.run(async () => {
      const { associateId, startsOn, expiresOn = null, renewsId = null } = said;
      if (!(await this.associates.holds(associateId)))
        throw refusal('REFERENCE_NOT_FOUND', 'there is no such associate', '/associateId');
      if (expiresOn !== null && expiresOn < startsOn)
        throw refusal('VALIDATION_FAILED', 'it would end before it begins', '/expiresOn', 'PERIOD_REVERSED');
      const others = await this.agreements.ofAssociates([associateId]);
      const former = others.find(({ id }) => id === renewsId);
      if (renewsId !== null && former === undefined)
        throw refusal('REFERENCE_NOT_FOUND', 'the associate has no such agreement', '/renewsId');
      const days = { startsOn, expiresOn, terminatedOn: null };
      const other = others.find((each) => overlap(each, days));
      if (other !== undefined) throw refusal('AGREEMENT_OVERLAPS', `with agreement ${other.id}`, '/startsOn');
      const facts = { ...said, expiresOn, renewsId };
      return stated(await this.agreements.insert(facts), await this.calendar.today());
    });
  }

  async updateAgreement(id: string, version: number, said: UpdateAgreementDto): Promise<AgreementView> {
    return stated(await this.agreements.update(id, version, said), await this.calendar.today());
  }

  /** Ends an agreement early, once. */
  terminate(id: string, version: number, { terminatedOn, reason }: TerminateAgreementDto): Promise<AgreementView> {
    return this.units.run(async () => {
      const agreement = await this.agreements.get(id);
      const last = lastDayOf(agreement);
      if (agreement.terminatedOn !== null) throw new DomainError('STATE_FORBIDS', [], 'it was terminated already');
      if (last !== null && terminatedOn > last)
        throw refusal('VALIDATION_FAILED', `it ends on ${last} by itself`, '/terminatedOn', 'DAY_IMPOSSIBLE');
      const ended = await this.agreements.update(id, version, { terminatedOn, terminationReason: reason });
      return stated(ended, await this.calendar.today());
    });
  }

  private async seenOne(associate: BusinessAssociate): Promise<BusinessAssociateView> {
    const [view] = await this.seen([associate]);
    return view!;
  }

  private async seen(associates: BusinessAssociate[]): Promise<BusinessAssociateView[]> {
    const today = await this.calendar.today();
    const found = await this.agreements.ofAssociates(associates.map(({ id }) => id));
    const byAssociate = groupedBy(found, ({ associateId }) => associateId);
    return associates.map((associate) => {
      const agreements = (byAssociate.get(associate.id) ?? []).map((each) => stated(each, today));
      const isBound = agreements.some(({ state, flowsDown }) => flowsDown && ['in_force', 'expiring'].includes(state));
      return Object.assign(associate, {
        agreements,
        standing: associateStanding(associate.endedOn, agreements, today),
        isFlowDownMissing: associate.hasSubcontractors && !isBound,
      });
    });
  }
}

function stated(agreement: BusinessAssociateAgreement, today: string): AgreementView {
  return Object.assign(agreement, { state: agreementState(agreement, today) });
}
