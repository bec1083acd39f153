import { decimal } from './envelope.writer.js';
import type { SyntheticClaim, SyntheticLine } from './synthetic-claim.rules.js';
import type { SyntheticPractice, SyntheticProvider } from './synthetic-practice.rules.js';

/** Loops 2300 to 2400 of one claim. */
export function claimLoops(practice: SyntheticPractice, claim: SyntheticClaim): string[] {
  return practice.isInstitutional ? institutional(claim) : professional(practice, claim);
}

/** Where the practice is; 9-digit ZIP. */
export function practiceAddress(): string[] {
  return ['N3*100 EXAMPLE WAY', 'N4*COLUMBUS*OH*432150001'];
}

function professional(practice: SyntheticPractice, claim: SyntheticClaim): string[] {
  const [principal, ...others] = claim.diagnoses;
  const segments = [
    `CLM*${claim.patientControlNumber}*${decimal(claim.chargeCents)}***${claim.facilityCode}:B:1*Y*A*Y*Y`,
    `HI*${[`ABK:${principal}`, ...others.map((code) => `ABF:${code}`)].join('*')}`,
    ...person('82', 'PE', claim.provider),
  ];
  if (claim.facilityCode === '22')
    segments.push(`NM1*77*2*SYNTHETIC HOSPITAL*****XX*${practice.hospitalNpi}`, ...practiceAddress());
  return segments.concat(
    claim.lines.flatMap((line, at) => [`LX*${at + 1}`, professionalService(line), ...lineIdentity(line)]),
  );
}

function professionalService(line: SyntheticLine): string {
  return `SV1*${serviceCode(line)}*${decimal(line.chargeCents)}*UN*${line.units}***${line.pointers.join(':')}`;
}

function institutional(claim: SyntheticClaim): string[] {
  const segments = [
    `CLM*${claim.patientControlNumber}*${decimal(claim.chargeCents)}***${claim.facilityCode}:A:1**A*Y*Y`,
  ];
  if (claim.isInpatient) segments.push('DTP*096*TM*1100');
  segments.push(`DTP*434*RD8*${claim.fromDay}-${claim.throughDay}`);
  if (claim.isInpatient) segments.push(`DTP*435*DT*${claim.fromDay}0900`);
  segments.push(
    claim.isInpatient ? 'CL1*1*1*01' : 'CL1*3*1*01',
    ...healthCodes(claim),
    ...person('71', 'AT', claim.provider),
  );
  return segments.concat(
    claim.lines.flatMap((line, at) => [`LX*${at + 1}`, institutionalService(line), ...lineIdentity(line)]),
  );
}

// Present on admission (C022-9) is asked of inpatient stays only.
function healthCodes(claim: SyntheticClaim): string[] {
  const present = claim.isInpatient ? ':::::::Y' : '';
  const [principal, ...others] = claim.diagnoses;
  const segments = [`HI*ABK:${principal}${present}`, `HI*${claim.isInpatient ? 'ABJ' : 'APR'}:${principal}`];
  if (others.length > 0) segments.push(`HI*${others.map((code) => `ABF:${code}${present}`).join('*')}`);
  if (claim.operation) segments.push(`HI*BBR:${claim.operation}:D8:${claim.fromDay}`);
  if (claim.isInpatient) segments.push(`HI*BE:80:::${claim.lines[0]?.units ?? 1}`);
  return segments;
}

function institutionalService(line: SyntheticLine): string {
  const unit = line.service.revenue === '0120' ? 'DA' : 'UN';
  const code = line.service.procedure ? serviceCode(line) : '';
  return `SV2*${line.service.revenue}*${code}*${decimal(line.chargeCents)}*${unit}*${line.units}`;
}

/** The procedure with its modifier, as SV101, SV202 and SVC01 have it. */
export function serviceCode({ service, modifier }: SyntheticLine): string {
  return `HC:${service.procedure}${modifier ? `:${modifier}` : ''}`;
}

function lineIdentity(line: SyntheticLine): string[] {
  return [`DTP*472*D8*${line.servedOn}`, `REF*6R*${line.controlNumber}`];
}

function person(entity: string, role: string, provider: SyntheticProvider): string[] {
  return [
    `NM1*${entity}*1*${provider.lastName}*${provider.firstName}****XX*${provider.npi}`,
    `PRV*${role}*PXC*${provider.taxonomy}`,
  ];
}
