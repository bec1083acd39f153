import { anEraHeader, anX12File } from './x12.factory.js';

/** A claim payment with one service, in whole dollars. What is neither paid nor adjusted must be told by `cas`. */
export interface PaidClaimFacts {
  pcn: string;
  /** CLP02. */
  status?: string;
  charge?: number;
  paid?: number;
  /** CLP07. */
  number?: string;
  /** `CO*45*40` each. */
  cas?: string[];
  procedure?: string;
  controlNumber?: string;
  /** RARCs of the service. */
  remarks?: string[];
  /** RARCs of the claim (MOA). */
  claimRemarks?: string[];
  memberId?: string;
}

export interface RemittanceFacts {
  trace?: string;
  /** BPR02, where it shall not be what the claims and adjustments add up to. */
  paid?: number;
  payeeNpi?: string;
  /** `WO:REF*60` each. */
  plb?: string[];
}

/** A file with one 835 of PAYER ONE to TEST CLINIC, balanced unless told otherwise. */
export function aRemittance(claims: readonly PaidClaimFacts[], facts: RemittanceFacts = {}): Buffer {
  const { trace = 'EFT0001', payeeNpi = '1234567893', plb = [] } = facts;
  const adjusted = plb.reduce((sum, each) => sum + Number(each.split('*')[1]), 0);
  const paid = facts.paid ?? claims.reduce((sum, claim) => sum + (claim.paid ?? 100), 0) - adjusted;
  const header = anEraHeader(String(paid)).map((segment) =>
    segment.replace('EFT0001', trace).replace('XX*1234567893', `XX*${payeeNpi}`),
  );
  if (payeeNpi !== '1234567893') header.splice(header.indexOf('REF*TJ*123456789'), 1);
  if (claims.length === 0) header.pop();
  const adjustments = plb.map((each) => `PLB*1234567893*20261231*${each}`);
  return anX12File([[...header, ...claims.flatMap(loops), ...adjustments]]);
}

function loops(claim: PaidClaimFacts): string[] {
  const { pcn, status = '1', charge = 150, paid = 100, number = '', cas = ['CO*45*50'], memberId = 'W1' } = claim;
  const segments = [
    `CLP*${pcn}*${status}*${charge}*${paid}**12*${number}*11*1`,
    `NM1*QC*1*DOE*JANE****MI*${memberId}`,
    ...(claim.claimRemarks === undefined ? [] : [`MOA***${claim.claimRemarks.join('*')}`]),
    `SVC*HC:${claim.procedure ?? '99213'}*${charge}*${paid}**1`,
    'DTM*472*20260701',
    ...cas.map((each) => `CAS*${each}`),
  ];
  if (claim.controlNumber !== undefined) segments.push(`REF*6R*${claim.controlNumber}`);
  return [...segments, ...(claim.remarks ?? []).map((code) => `LQ*HE*${code}`)];
}
