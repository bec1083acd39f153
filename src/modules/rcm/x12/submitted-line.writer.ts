import { x12AmountFromCents } from '../../../shared/domain/money.rules.js';
import type { ClaimType, LineAdjudication, SubmittedLine } from './submitted-claim.rules.js';
import { providerLoops } from './submitted-party.writer.js';
import type { QualifiedPeriod, Reference } from './x12-segment.rules.js';
import type { WrittenSegment } from './x12-segment.writer.js';
import {
  adjustmentSegments,
  amountSegment,
  daysSegment,
  inOrder,
  keptOf,
  orderOf,
  overKept,
  periodSegment,
  procedureElement,
  quantityText,
  referenceSegment,
} from './x12-values.writer.js';

/** Segments of loops 2400 and 2410 in the order of the guides. */
const ORDER = orderOf('LX SV1 SV2 SV5 PWK CR1 CR3 CR5 CRC DTP QTY MEA CN1 REF AMT K3 NTE PS1 HCP LIN CTP');
/** References of a drug (2410): prescription number, link sequence. */
const DRUG_REFERENCES = ['XZ', 'VY'];

/** Loops 2400 to 2440 of one line. */
export function lineLoop(type: ClaimType, line: SubmittedLine, number: number): WrittenSegment[] {
  const drug = line.references.filter(({ qualifier }) => hasDrug(line) && DRUG_REFERENCES.includes(qualifier));
  return [
    ...inOrder(segmentsOfLine(type, line, number), ORDER),
    ...drug.map(referenceSegment),
    ...providerLoops(line.providers, keptOf(line.kept, '2420')),
    ...line.adjudications.flatMap(adjudicationLoop),
    ...keptOf(line.kept, '2440').map(({ elements }) => elements),
  ];
}

function segmentsOfLine(type: ClaimType, line: SubmittedLine, number: number): WrittenSegment[] {
  const kept = keptOf(line.kept, '2400');
  const id = type === 'professional' ? 'SV1' : 'SV2';
  const said = kept.find(({ elements }) => elements[0] === id);
  const references = ownReferences(line).filter(
    ({ qualifier }) => !hasDrug(line) || !DRUG_REFERENCES.includes(qualifier),
  );
  return [
    ['LX', String(number)],
    overKept(said, type === 'professional' ? professionalService(line, said?.elements[6]) : institutionalService(line)),
    ...periods(line),
    ...references.map(referenceSegment),
    ...line.amounts.map(amountSegment),
    ...drugSegments(line),
    ...kept.filter((segment) => segment !== said).map(({ elements }) => elements),
  ];
}

function professionalService(line: SubmittedLine, sixth: string | readonly string[] = ''): WrittenSegment {
  const { procedure, chargeCents, unitCode, units, placeOfServiceCode, pointers } = line;
  const charge = x12AmountFromCents(chargeCents);
  const measured = [charge, unitCode, quantityText(units), placeOfServiceCode];
  return ['SV1', procedureElement(procedure), ...measured, sixth, pointers.map(String)];
}

function institutionalService(line: SubmittedLine): WrittenSegment {
  const { procedure, revenueCode, chargeCents, unitCode, units } = line;
  const charge = x12AmountFromCents(chargeCents);
  return ['SV2', revenueCode, procedureElement(procedure), charge, unitCode, quantityText(units)];
}

/** DTP: the days of service (472) as the line has them now, the others as they came. */
function periods({ servedFromOn, servedToOn, periods: said }: SubmittedLine): WrittenSegment[] {
  const served = (): WrittenSegment[] => (servedFromOn === null ? [] : [daysSegment('472', servedFromOn, servedToOn)]);
  const isServed = ({ qualifier }: QualifiedPeriod): boolean => qualifier === '472';
  const first = said.find(isServed);
  const isSame = first !== undefined && first.fromOn === servedFromOn && first.toOn === servedToOn;
  const segments = said.flatMap((period) => {
    if (!isServed(period) || isSame) return [periodSegment(period)];
    return period === first ? served() : [];
  });
  return first === undefined ? [...served(), ...segments] : segments;
}

/** REF 6R as the line has it now, always; the others as they came. */
function ownReferences({ references, controlNumber }: SubmittedLine): Reference[] {
  const isOwn = ({ qualifier }: Reference): boolean => qualifier === '6R';
  const first = references.find(isOwn);
  const own = { description: '', ...first, qualifier: '6R', value: controlNumber };
  if (first === undefined) return controlNumber === '' ? [...references] : [...references, own];
  return references.flatMap((reference) => (reference === first ? own : isOwn(reference) ? [] : reference));
}

function hasDrug({ drugCode, kept }: SubmittedLine): boolean {
  return drugCode !== '' || kept.some(({ loop, elements }) => loop === '2400' && elements[0] === 'LIN');
}

function drugSegments({ drugCode, drugQuantity, drugUnitCode }: SubmittedLine): WrittenSegment[] {
  if (drugCode === '') return [];
  const lin: WrittenSegment = ['LIN', '', 'N4', drugCode];
  if (drugQuantity === null && drugUnitCode === '') return [lin];
  return [lin, ['CTP', '', '', '', quantityText(drugQuantity), drugUnitCode]];
}

/** Loop 2430: what another payer decided about the line. */
function adjudicationLoop(adjudication: LineAdjudication): WrittenSegment[] {
  const { payerId, paidCents, procedure, revenueCode, units, bundledInto = '', adjudicatedOn } = adjudication;
  const paid = x12AmountFromCents(paidCents);
  return [
    ['SVD', payerId, paid, procedureElement(procedure), revenueCode, quantityText(units), bundledInto],
    ...adjustmentSegments(adjudication.adjustments),
    ...(adjudicatedOn === null ? [] : [daysSegment('573', adjudicatedOn, null)]),
    ...adjudication.amounts.map(amountSegment),
    ...adjudication.kept.map(({ elements }) => elements),
  ];
}
