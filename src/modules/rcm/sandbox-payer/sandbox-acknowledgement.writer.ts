import { groupedBy } from '../../../shared/domain/grouping.rules.js';
import { compactFromDay } from '../../../shared/domain/day.rules.js';
import {
  decimal,
  envelopeTail,
  groupHead,
  interchangeHead,
  written,
  type Envelope,
} from '../x12/generator/envelope.writer.js';
import type { AcknowledgedClaim, SentSet, SyntaxAnswer } from './sandbox-acknowledgement.rules.js';
import { SANDBOX_MARK, type AnswerEnvelope } from './sandbox-remittance.writer.js';
import { plain, textNumber } from './sandbox-claim.rules.js';

const ACKNOWLEDGEMENT = '005010X231A1';
const CLAIM_ACKNOWLEDGEMENT = '005010X214';
/** TA105: 000 no error, 024 invalid interchange content. */
const TA1_ANSWER = { accept: 'A*000', reject_set: 'A*000', reject_interchange: 'R*024' } as const;
/** Status category and code, in our words: accepted into adjudication; rejected, invalid information in the claim. */
const CLAIM_ACCEPTED = 'A2:20';
const CLAIM_REJECTED = 'A7:562:85';

/** What an answer is written for. */
export interface AcknowledgedFile {
  sets: readonly SentSet[];
  answer: AnswerEnvelope;
  day: string;
}

/** TA1 and, unless the interchange itself is refused, a 999 for each functional group. */
export function syntaxFile({ sets, answer, day }: AcknowledgedFile, verdict: SyntaxAnswer): string {
  const compact = compactFromDay(day);
  const [interchange = ''] = sets.map(({ interchangeControlNumber }) => interchangeControlNumber);
  const controlNumber = (textNumber(`999/${interchange}/${compact}`) % 999_999_999) + 1;
  const envelope: Envelope = { ...answer, functionalId: 'FA', version: ACKNOWLEDGEMENT, day: compact, controlNumber };
  const head =
    interchangeHead(envelope) + written([`TA1*${interchange}*${compact.slice(2)}*1200*${TA1_ANSWER[verdict]}`]);
  if (verdict === 'reject_interchange') return head + written([`IEA*0*${String(controlNumber).padStart(9, '0')}`]);
  const groups = [...new Set(sets.map(({ groupControlNumber }) => groupControlNumber))];
  const acknowledgements = groups.map((group, at) =>
    groupAcknowledgement(
      sets.filter(({ groupControlNumber }) => groupControlNumber === group),
      { number: String(at + 1).padStart(4, '0'), isRejected: verdict === 'reject_set' },
    ),
  );
  return head + groupHead(envelope) + acknowledgements.join('') + envelopeTail(envelope, groups.length);
}

/** A 277CA for each set: every claim is accepted into adjudication with the payer's number, or rejected. */
export function claimAcknowledgementFile({ sets, answer, day }: AcknowledgedFile): string {
  const compact = compactFromDay(day);
  const [first] = sets;
  const controlNumber = (textNumber(`277/${first?.interchangeControlNumber ?? ''}/${compact}`) % 999_999_999) + 1;
  const envelope: Envelope = {
    ...answer,
    functionalId: 'HN',
    version: CLAIM_ACKNOWLEDGEMENT,
    day: compact,
    controlNumber,
  };
  const written277 = sets.map((set, at) => claimAcknowledgement(set, String(at + 1).padStart(4, '0'), compact));
  return interchangeHead(envelope) + groupHead(envelope) + written277.join('') + envelopeTail(envelope, sets.length);
}

function groupAcknowledgement(
  sets: readonly SentSet[],
  { number, isRejected }: { number: string; isRejected: boolean },
): string {
  const [{ groupControlNumber, version } = { groupControlNumber: '', version: '' }] = sets;
  const segments = [`ST*999*${number}*${ACKNOWLEDGEMENT}`, `AK1*HC*${groupControlNumber}*${version}`];
  for (const { setControlNumber, firstClaimSegment } of sets) {
    segments.push(`AK2*837*${setControlNumber}*${version}`);
    if (isRejected && firstClaimSegment !== null) {
      segments.push(`IK3*CLM*${firstClaimSegment}*2300*8`, 'IK4*5:1*1331*7*SANDBOX');
    }
    segments.push(isRejected ? 'IK5*R*5' : 'IK5*A');
  }
  const accepted = isRejected ? 0 : sets.length;
  segments.push(`AK9*${isRejected ? 'R' : 'A'}*${sets.length}*${sets.length}*${accepted}`);
  return written([...segments, `SE*${segments.length + 1}*${number}`]);
}

function claimAcknowledgement(set: SentSet, number: string, day: string): string {
  const { submitter, claims } = set;
  const totalCents = claims.reduce((sum, { claim }) => sum + claim.chargeCents, 0);
  const reference = `${SANDBOX_MARK}${set.groupControlNumber}${set.setControlNumber}`;
  const segments = [
    `ST*277*${number}*${CLAIM_ACKNOWLEDGEMENT}`,
    `BHT*0085*08*${reference}*${day}*1200*TH`,
    'HL*1**20*1',
    `NM1*PR*2*${SANDBOX_MARK} PAYER*****PI*${SANDBOX_MARK}`,
    `TRN*1*${reference}`,
    `DTP*050*D8*${day}`,
    `DTP*009*D8*${day}`,
    'HL*2*1*21*1',
    `NM1*41*2*${submitter.name}*****46*${submitter.id}`,
    `TRN*2*${reference}`,
    `STC*A1:19:PR*${day}*WQ*${decimal(totalCents)}`,
  ];
  let level = 2;
  for (const [npi, of] of groupedBy(claims, ({ claim }) => claim.payee.npi)) {
    const provider = ++level;
    segments.push(`HL*${provider}*2*19*1`, `NM1*85*2*${of[0]?.claim.payee.name ?? ''}*****XX*${npi}`);
    for (const each of of) segments.push(...claimStatus(each, { level: ++level, provider, day }));
  }
  return written([...segments, `SE*${segments.length + 1}*${number}`]);
}

function claimStatus(
  { claim, isRejected }: AcknowledgedClaim,
  at: { level: number; provider: number; day: string },
): string[] {
  const { lastName, firstName } = claim.patient;
  const segments = [
    `HL*${at.level}*${at.provider}*PT`,
    `NM1*QC*1*${lastName}*${firstName}****MI*${claim.memberId}`,
    `TRN*2*${claim.patientControlNumber}`,
    `STC*${isRejected ? CLAIM_REJECTED : `${CLAIM_ACCEPTED}:PR`}*${at.day}*${isRejected ? 'U' : 'WQ'}*${decimal(claim.chargeCents)}`,
  ];
  if (!isRejected) segments.push(`REF*1K*${claim.payerControlNumber}`);
  if (claim.fromOn !== null)
    segments.push(`DTP*472*RD8*${compactFromDay(claim.fromOn)}-${compactFromDay(claim.toOn ?? claim.fromOn)}`);
  return segments;
}

/** The submitter as the 277CA repeats him. */
export function submitterOf(party: { name: string; id: string } | null): SentSet['submitter'] {
  return { name: plain(party?.name ?? ''), id: plain(party?.id ?? '') };
}
