import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/database/page.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { addDays } from '../../../shared/domain/day.rules.js';
import { DomainError, refusal } from '../../../shared/errors/domain-error.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { isOnePerson } from '../disclosures/disclosure.rules.js';
import type { RequestStatus } from './access-request.codes.js';
import type {
  AccessRequestDetails,
  AccessRequestView,
  DenyAccessRequestDto,
  FulfilAccessRequestDto,
  ListAccessRequestsQuery,
  ReceiveAccessRequestDto,
  ReviewDenialDto,
  UpdateAccessRequestDto,
} from './access-request.dto.js';
import type { AccessRequest } from './access-request.entity.js';
import {
  canMove,
  clockOf,
  extensionRefusal,
  isFeeAllowed,
  isReviewable,
  requestDueOn,
} from './access-request.rules.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { AccessReviewsRepository } from './access-reviews.repository.js';

/** Requests of individuals, from their coming in to their end, with the clocks of the Privacy Rule. */
@Injectable()
export class AccessRequestsService {
  constructor(
    private readonly requests: AccessRequestsRepository,
    private readonly reviews: AccessReviewsRepository,
    private readonly calendar: CompanyCalendar,
    private readonly units: UnitOfWork,
  ) {}

  receive(said: ReceiveAccessRequestDto): Promise<AccessRequestDetails> {
    return this.units.run(async () => {
      if (!isOnePerson(said)) {
        const message = 'the individual is named by the clinical record or in words, one of the two';
        throw refusal('VALIDATION_FAILED', message, '/patientId', 'INDIVIDUAL_UNCLEAR');
      }
      if (said.receivedOn > (await this.calendar.today()))
        throw refusal('VALIDATION_FAILED', 'it cannot have come in the future', '/receivedOn', 'DAY_IMPOSSIBLE');
      const dueOn = requestDueOn(said.requestedRight, said.receivedOn);
      return this.details((await this.requests.insert({ ...said, dueOn, status: 'open' })).id);
    });
  }

  async list({ overdue, ...query }: ListAccessRequestsQuery): Promise<Page<AccessRequestView>> {
    const today = await this.calendar.today();
    const late = overdue === true ? { status: 'open', dueBy: addDays(today, -1) } : {};
    const page = await this.requests.list({ ...query, ...late });
    return { ...page, items: page.items.map((each) => Object.assign(each, clockOf(each, today))) };
  }

  async details(id: string): Promise<AccessRequestDetails> {
    const request = await this.requests.get(id);
    const clock = clockOf(request, await this.calendar.today());
    return Object.assign(request, { ...clock, reviews: await this.reviews.ofRequest(id) });
  }

  update(id: string, version: number, said: UpdateAccessRequestDto): Promise<AccessRequestDetails> {
    return this.units.run(async () => {
      const { status } = await this.requests.get(id);
      if (status !== 'open') throw new DomainError('STATE_FORBIDS', [], `the request is ${status}`);
      await this.requests.update(id, version, said);
      return this.details(id);
    });
  }

  /** Takes the one extension. EXTENSION_REFUSED after the first term, or when it was taken. */
  extend(id: string, reason: string): Promise<AccessRequestDetails> {
    return this.units.run(async () => {
      const request = await this.requests.get(id);
      const today = await this.calendar.today();
      const refused = extensionRefusal(request, today);
      if (refused !== null) throw new DomainError('EXTENSION_REFUSED', [], refused);
      const dueOn = requestDueOn(request.requestedRight, request.receivedOn, true);
      const extended = { dueOn, extendedOn: today, extensionReason: reason };
      await this.requests.update(id, request.version, extended);
      return this.details(id);
    });
  }

  /** FEE_NOT_ALLOWED for the first accounting in 12 months. */
  fulfil(
    id: string,
    { closedOn, deliveredAs, feeCents = null }: FulfilAccessRequestDto,
  ): Promise<AccessRequestDetails> {
    return this.units.run(async () => {
      const request = await this.closable(id, 'fulfilled', closedOn);
      if (feeCents !== null && feeCents > 0) {
        const earlier = await this.requests.accountingDays(request);
        if (!isFeeAllowed(request.requestedRight, request.receivedOn, earlier))
          throw refusal(
            'VALIDATION_FAILED',
            'the first accounting in 12 months is free',
            '/feeCents',
            'FEE_NOT_ALLOWED',
          );
      }
      await this.requests.update(id, request.version, { status: 'fulfilled', closedOn, deliveredAs, feeCents });
      return this.details(id);
    });
  }

  /** Denies access on one of the grounds. An accounting cannot be denied. */
  deny(id: string, { closedOn, denialGrounds, reason }: DenyAccessRequestDto): Promise<AccessRequestDetails> {
    return this.units.run(async () => {
      const request = await this.closable(id, 'denied', closedOn);
      if (request.requestedRight === 'accounting')
        throw refusal('VALIDATION_FAILED', 'an accounting is not denied', '/denialGrounds', 'DENIAL_NOT_ALLOWED');
      const denied = { denialGrounds, closingReason: reason, deniedBy: tenantContext.actorId() };
      await this.requests.update(id, request.version, { status: 'denied', closedOn, ...denied });
      return this.details(id);
    });
  }

  withdraw(id: string, reason: string): Promise<AccessRequestDetails> {
    return this.units.run(async () => {
      const closedOn = await this.calendar.today();
      const { version } = await this.closable(id, 'withdrawn', closedOn);
      await this.requests.update(id, version, { status: 'withdrawn', closedOn, closingReason: reason });
      return this.details(id);
    });
  }

  /** Reviews a denial: OWN_APPROVAL for who denied. Overturned, the request is open again under its old last day. */
  review(id: string, { outcome, reason }: ReviewDenialDto): Promise<AccessRequestDetails> {
    return this.units.run(async () => {
      const { status, version, denialGrounds, deniedBy } = await this.requests.get(id);
      if (status !== 'denied') throw new DomainError('STATE_FORBIDS', [], `the request is ${status}`);
      if (deniedBy === tenantContext.actorId()) throw new DomainError('OWN_APPROVAL');
      if (!isReviewable(denialGrounds!)) throw new DomainError('STATE_FORBIDS', [], 'these grounds are not reviewed');
      await this.reviews.insert({ requestId: id, outcome, reason, denialGrounds: denialGrounds! });
      const reopened = {
        status: 'open',
        closedOn: null,
        denialGrounds: null,
        closingReason: null,
        deniedBy: null,
      } as const;
      if (outcome === 'overturned') await this.requests.update(id, version, reopened);
      return this.details(id);
    });
  }

  /** The request, if it may end so on that day. */
  private async closable(id: string, to: RequestStatus, closedOn: string): Promise<AccessRequest> {
    const request = await this.requests.get(id);
    if (!canMove(request.status, to)) throw new DomainError('STATE_FORBIDS', [], `the request is ${request.status}`);
    if (closedOn < request.receivedOn || closedOn > (await this.calendar.today()))
      throw refusal('VALIDATION_FAILED', 'from the day it came in to today', '/closedOn', 'DAY_IMPOSSIBLE');
    return request;
  }
}
