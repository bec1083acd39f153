import { Injectable } from '@nestjs/common';
import type { ListContract } from '../../../shared/database/page.js';
import { Store } from '../../../shared/database/store.js';
import { TenantRepository } from '../../../shared/database/tenant.repository.js';
import { ClaimNamesRepository } from '../claims/claim-names.repository.js';
import { Claim } from '../claims/claim.entity.js';
import type { NamedClaim } from '../claims/named-claim.dto.js';
import type { ListRejectedClaimsQuery, RejectedClaim, RejectedClaimPage } from './acknowledgement.dto.js';
import { REJECTED_STATUSES } from './acknowledgement.dto.js';
import type { Acknowledgement } from './acknowledgement.entity.js';
import { AcknowledgementsRepository } from './acknowledgements.repository.js';

const LIST: ListContract = {
  list: 'rejected-claims',
  filters: { statuses: ['status', 'in'], payerId: ['payerId', 'equals'] },
  sorts: ['number', '-number', '-chargeCents'],
};

/** What came back without being adjudicated: the worklist of what is to be mended. */
@Injectable()
export class RejectedClaimsRepository extends TenantRepository<Claim> {
  constructor(
    store: Store,
    private readonly acknowledgements: AcknowledgementsRepository,
    private readonly names: ClaimNamesRepository,
  ) {
    super(store, Claim);
  }

  /** A page of rejected claims, each with what rejects it. */
  async list({ status, ...query }: ListRejectedClaimsQuery): Promise<RejectedClaimPage> {
    const statuses = status === undefined ? REJECTED_STATUSES : [status];
    const { items, ...rest } = await this.page(LIST, Object.assign({}, query, { statuses }));
    const rejections = await this.acknowledgements.rejectionsOf(items.map(({ id }) => id));
    const names = await this.names.of(items.map(({ id, payerId }) => ({ claimId: id, payerId })));
    return {
      ...rest,
      items: items.map((claim, index) => rejectedClaim(claim, names[index]!, rejections.get(claim.id) ?? [])),
    };
  }
}

function rejectedClaim(
  claim: Claim,
  { patientName, payerName }: NamedClaim,
  rejections: Acknowledgement[],
): RejectedClaim {
  const { id, number, version, type, status, patientId, payerId, patientControlNumber } = claim;
  const { servedFromOn, servedToOn, chargeCents, submittedAt } = claim;
  const facts = { id, number, version, type, status, patientId, payerId, patientControlNumber };
  return { ...facts, servedFromOn, servedToOn, chargeCents, submittedAt, patientName, payerName, rejections };
}
