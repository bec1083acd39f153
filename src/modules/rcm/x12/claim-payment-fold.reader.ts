import { breaksBalance, claimImbalances } from './balance.rules.js';
import type { FoldValues } from './fold-values.reader.js';
import { partyOfNm1 } from './remittance-party.reader.js';
import type { ClaimPayment, RemittanceTotals, ServicePayment } from './remittance.rules.js';
import type { FoldContext } from './set-fold.reader.js';
import { type Elements, elementAt, type KeptSegment, procedure, quantity, reference } from './x12-segment.rules.js';

/** MIA05 and MIA20 to MIA23; MOA03 to MOA07. */
const REMARK_POSITIONS: Readonly<Record<string, readonly number[]>> = {
  MIA: [5, 20, 21, 22, 23],
  MOA: [3, 4, 5, 6, 7],
};

/** Folds loops 2100 and 2110 of an 835 into one claim payment at a time, and emits it balanced or with findings. */
export class ClaimPaymentFold {
  private payment: ClaimPayment | null = null;
  private service: ServicePayment | null = null;
  private headerNumber = '';
  /** Segments of loop 2000 (TS2, TS3), for the next claim. */
  private waiting: KeptSegment[] = [];

  constructor(
    private readonly context: FoldContext,
    private readonly values: FoldValues,
    private readonly totals: RemittanceTotals,
  ) {}

  /** LX: a new 2000 loop. */
  beginHeaderNumber(elements: Elements): void {
    this.headerNumber = elementAt(elements, 1);
  }

  /** CLP: a new claim payment. */
  begin(elements: Elements, segment: number): void {
    const { values } = this;
    values.beginClaim();
    this.payment = {
      ordinal: ++this.totals.claimCount,
      segment,
      headerNumber: this.headerNumber,
      patientControlNumber: elementAt(elements, 1).trim(),
      statusCode: elementAt(elements, 2),
      chargeCents: values.cents(elements, 3, segment),
      paidCents: values.cents(elements, 4, segment),
      patientResponsibilityCents: values.optionalCents(elements, 5, segment) ?? 0,
      filingCode: elementAt(elements, 6),
      payerControlNumber: elementAt(elements, 7).trim(),
      facilityCode: elementAt(elements, 8),
      frequencyCode: elementAt(elements, 9),
      diagnosisRelatedGroup: elementAt(elements, 11),
      adjustments: [],
      patient: null,
      insured: null,
      corrected: null,
      renderingProvider: null,
      crossoverPayer: null,
      otherParties: [],
      references: [],
      periods: [],
      statementFromOn: null,
      statementToOn: null,
      receivedOn: null,
      amounts: [],
      remarkCodes: [],
      services: [],
      kept: this.waiting,
    };
    this.waiting = [];
    this.service = null;
  }

  /** Any segment after the first CLP or LX. */
  read(elements: Elements, segment: number): void {
    const { payment } = this;
    if (payment === null) this.waiting.push(this.values.kept(elements, '2000', segment));
    else if (elements[0] === 'SVC') this.beginService(payment, elements, segment);
    else if (this.service === null) this.readOfClaim(payment, elements, segment);
    else this.readOfService(this.service, elements, segment);
  }

  /** The claim payment is complete: balances and emits it. */
  finish(): void {
    const { payment, values, totals } = this;
    if (payment === null) return;
    this.payment = null;
    this.service = null;
    let isBalanced = !values.hasBadClaimAmount;
    for (const imbalance of claimImbalances(payment)) {
      const { serviceIndex, code, message } = imbalance;
      const segment = serviceIndex === null ? payment.segment : (payment.services[serviceIndex]?.segment ?? null);
      values.note(code, segment, message);
      if (breaksBalance(imbalance)) isBalanced = false;
    }
    if (!isBalanced) totals.unbalancedClaimCount++;
    totals.serviceCount += payment.services.length;
    totals.sumChargeCents += payment.chargeCents;
    totals.sumClaimPaidCents += payment.paidCents;
    totals.sumPatientResponsibilityCents += payment.patientResponsibilityCents;
    this.context.emit({ kind: 'claim-payment', payment, findings: values.claimFindings, isBalanced });
    values.beginClaim();
  }

  private readOfClaim(payment: ClaimPayment, elements: Elements, segment: number): void {
    switch (elements[0]) {
      case 'CAS':
        payment.adjustments.push(...this.values.adjustments(elements, segment));
        return;
      case 'NM1':
        return readParty(payment, elements);
      case 'REF':
        payment.references.push(reference(elements));
        return;
      case 'DTM':
        return this.readDate(payment, elements, segment);
      case 'AMT':
        payment.amounts.push({ qualifier: elementAt(elements, 1), cents: this.values.cents(elements, 2, segment) });
        return;
      case 'MIA':
      case 'MOA':
        readRemarks(payment, elements);
    }
    payment.kept.push(this.values.kept(elements, '2100', segment));
  }

  private readDate(payment: ClaimPayment, elements: Elements, segment: number): void {
    const qualifier = elementAt(elements, 1);
    const day = this.values.day(elements, 2, segment);
    payment.periods.push({ qualifier, fromOn: day, toOn: day, time: null, text: elementAt(elements, 2) });
    if (qualifier === '232') payment.statementFromOn = day;
    else if (qualifier === '233') payment.statementToOn = day;
    else if (qualifier === '050') payment.receivedOn = day;
  }

  private beginService(payment: ClaimPayment, elements: Elements, segment: number): void {
    const { values } = this;
    const { component } = this.context;
    const original = elementAt(elements, 6);
    const units = elementAt(elements, 5);
    this.service = {
      ordinal: payment.services.length + 1,
      segment,
      procedure: procedure(elementAt(elements, 1), component),
      originalProcedure: original === '' ? null : procedure(original, component),
      revenueCode: elementAt(elements, 4),
      chargeCents: values.cents(elements, 2, segment),
      paidCents: values.optionalCents(elements, 3, segment) ?? 0,
      paidUnits: units === '' ? 1 : quantity(units),
      submittedUnits: quantity(elementAt(elements, 7)),
      servedFromOn: null,
      servedToOn: null,
      adjustments: [],
      controlNumber: '',
      references: [],
      remarkCodes: [],
      amounts: [],
      kept: [],
    };
    payment.services.push(this.service);
    if (this.service.procedure.code === '') {
      values.note('PROCEDURE_UNREADABLE', segment, 'SVC01 names no qualifier and code', 1);
    }
  }

  private readOfService(service: ServicePayment, elements: Elements, segment: number): void {
    switch (elements[0]) {
      case 'CAS':
        service.adjustments.push(...this.values.adjustments(elements, segment));
        return;
      case 'DTM':
        return this.readServiceDate(service, elements, segment);
      case 'REF':
        service.references.push(reference(elements));
        if (elements[1] === '6R') service.controlNumber = elementAt(elements, 2).trim();
        return;
      case 'AMT':
        service.amounts.push({ qualifier: elementAt(elements, 1), cents: this.values.cents(elements, 2, segment) });
        return;
      case 'LQ':
        if (elements[1] !== 'HE') break;
        service.remarkCodes.push(elementAt(elements, 2));
        return;
    }
    service.kept.push(this.values.kept(elements, '2110', segment));
  }

  private readServiceDate(service: ServicePayment, elements: Elements, segment: number): void {
    const day = this.values.day(elements, 2, segment);
    const qualifier = elements[1];
    if (qualifier === '472' || qualifier === '150') service.servedFromOn = day;
    if (qualifier === '472' || qualifier === '151') service.servedToOn = day;
    if (qualifier !== '472' && qualifier !== '150' && qualifier !== '151') {
      service.kept.push(this.values.kept(elements, '2110', segment));
    }
  }
}

function readParty(payment: ClaimPayment, elements: Elements): void {
  const party = partyOfNm1(elements);
  if (party.entityCode === 'QC' && payment.patient === null) payment.patient = party;
  else if (party.entityCode === 'IL' && payment.insured === null) payment.insured = party;
  else if (party.entityCode === '74' && payment.corrected === null) payment.corrected = party;
  else if (party.entityCode === '82' && payment.renderingProvider === null) payment.renderingProvider = party;
  else if (party.entityCode === 'TT' && payment.crossoverPayer === null) payment.crossoverPayer = party;
  else payment.otherParties.push(party);
}

function readRemarks(payment: ClaimPayment, elements: Elements): void {
  for (const position of REMARK_POSITIONS[elements[0] ?? ''] ?? []) {
    const code = elementAt(elements, position);
    if (code !== '') payment.remarkCodes.push(code);
  }
}
