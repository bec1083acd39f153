import type { X12Event } from '../../src/modules/rcm/x12/x12-events.reader.js';
import { readX12 } from '../../src/modules/rcm/x12/x12.reader.js';

export interface X12Parts {
  element: string;
  component: string;
  repetition: string;
  terminator: string;
  groupType: string;
  groupVersion: string;
  interchangeVersion: string;
}

const PARTS: X12Parts = {
  element: '*',
  component: ':',
  repetition: '^',
  terminator: '~',
  groupType: 'HP',
  groupVersion: '005010X221A1',
  interchangeVersion: '00501',
};

/** The ISA that belongs to `parts`, without its terminator. */
export function anIsa(parts: Partial<X12Parts> = {}): string {
  const { element, component, repetition, interchangeVersion } = { ...PARTS, ...parts };
  const fields = ['00', ' '.repeat(10), '00', ' '.repeat(10), 'ZZ', 'PAYERONE       ', 'ZZ', 'CLINIC         '];
  fields.push('260801', '1200', repetition, interchangeVersion, '000000001', '0', 'T', component);
  return ['ISA', ...fields].join(element);
}

/** A whole file around transaction sets that are written with `*`, `:` and `^`; each is its segments without the SE. */
export function anX12File(sets: readonly (readonly string[])[], parts: Partial<X12Parts> = {}): Buffer {
  const all = { ...PARTS, ...parts };
  const segments: string[] = [];
  for (const set of sets) {
    const controlNumber = (set[0] ?? '').split('*')[2] ?? '';
    segments.push(...set, `SE*${set.length + 1}*${controlNumber}`);
  }
  const group = [`GS*${all.groupType}*PAYERONE*CLINIC*20260801*1200*1*X*${all.groupVersion}`, ...segments];
  const body = [...group, `GE*${sets.length}*1`, 'IEA*1*000000001'];
  const written = body.map((segment) =>
    segment.replace(/[*:^]/g, (separator) =>
      separator === '*' ? all.element : separator === ':' ? all.component : all.repetition,
    ),
  );
  return Buffer.from([anIsa(all), ...written].map((segment) => segment + all.terminator).join(''), 'utf8');
}

/** The header of an 835 that pays `amount`. */
export function anEraHeader(amount: string): string[] {
  return [
    'ST*835*0001',
    `BPR*I*${amount}*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260801`,
    'TRN*1*EFT0001*1512345678',
    'DTM*405*20260801',
    'N1*PR*PAYER ONE',
    'N3*1 MAIN ST',
    'N4*COLUMBUS*OH*43215',
    'N1*PE*TEST CLINIC*XX*1234567893',
    'REF*TJ*123456789',
    'LX*1',
  ];
}

/** A claim payment of 140.00 on 250.00 with two lines, balanced. */
export function aClaimPayment(patientControlNumber = 'PCN1001'): string[] {
  return [
    `CLP*${patientControlNumber}*1*250*140*35*12*ICN1001*11*1`,
    'NM1*QC*1*DOE*JANE****MI*W100000001',
    'SVC*HC:99213:25*150*90**1',
    'DTM*472*20260701',
    'CAS*CO*45*40',
    'CAS*PR*2*20',
    'REF*6R*1001-1',
    'SVC*HC:93000*100*50**1',
    'DTM*472*20260701',
    'CAS*CO*45*35',
    'CAS*PR*1*15',
    'REF*6R*1001-2',
  ];
}

/** A professional claim without a problem, as the segments of an 837P. */
export function aProfessionalSubmission(): string[] {
  return [
    'ST*837*0001*005010X222A1',
    'BHT*0019*00*1*20260801*1200*CH',
    'NM1*41*2*TEST CLINIC*****46*SUBMITTER1',
    'PER*IC*EDI HELP*TE*8005551212',
    'NM1*40*2*PAYER ONE*****46*RECEIVER1',
    'HL*1**20*1',
    'PRV*BI*PXC*207Q00000X',
    'NM1*85*2*TEST CLINIC*****XX*1234567893',
    'N3*1 MAIN ST',
    'N4*COLUMBUS*OH*432150001',
    'REF*EI*123456789',
    'HL*2*1*22*0',
    'SBR*P*18*GROUP1******CI',
    'NM1*IL*1*DOE*JANE****MI*W100000001',
    'N3*2 SIDE ST',
    'N4*COLUMBUS*OH*432150002',
    'DMG*D8*19800215*F',
    'NM1*PR*2*PAYER ONE*****PI*PAYER1',
    'CLM*PCN1001*250***11:B:1*Y*A*Y*Y',
    'HI*ABK:E119*ABF:I10',
    'NM1*82*1*WELBY*MARCUS****XX*1993999998',
    'LX*1',
    'SV1*HC:99213:25*150*UN*1***1:2',
    'DTP*472*D8*20260701',
    'REF*6R*1001-1',
    'LX*2',
    'SV1*HC:93000*100*UN*1***1',
    'DTP*472*D8*20260701',
    'REF*6R*1001-2',
  ];
}

/** An institutional claim without a problem, as the segments of an 837I. */
export function anInstitutionalSubmission(): string[] {
  return [
    'ST*837*0001*005010X223A2',
    'BHT*0019*00*1*20260801*1200*CH',
    'NM1*41*2*TEST HOSPITAL*****46*SUBMITTER1',
    'NM1*40*2*PAYER ONE*****46*RECEIVER1',
    'HL*1**20*1',
    'NM1*85*2*TEST HOSPITAL*****XX*1234567893',
    'N3*1 MAIN ST',
    'N4*COLUMBUS*OH*432150001',
    'REF*EI*123456789',
    'HL*2*1*22*0',
    'SBR*P*18*******MB',
    'NM1*IL*1*DOE*JANE****MI*W100000001',
    'DMG*D8*19800215*F',
    'NM1*PR*2*PAYER ONE*****PI*PAYER1',
    'CLM*PCN2001*800***11:A:1**A*Y*Y',
    'DTP*434*RD8*20260701-20260703',
    'DTP*435*DT*202607010930',
    'DTP*096*TM*1100',
    'CL1*3*1*01',
    'HI*ABK:I214:::::::Y',
    'HI*ABJ:R079',
    'HI*BE:A2:::15.31',
    'NM1*71*1*WELBY*MARCUS****XX*1993999998',
    'LX*1',
    'SV2*0120**600*DA*2',
    'REF*6R*2001-1',
    'LX*2',
    'SV2*0730*HC:93005*200*UN*1',
    'DTP*472*D8*20260702',
    'REF*6R*2001-2',
  ];
}

/** All events of a file, fed in pieces of `pieceLength` bytes. */
export async function eventsOf(bytes: Uint8Array, pieceLength = bytes.length || 1): Promise<X12Event[]> {
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += pieceLength)
    pieces.push(bytes.subarray(start, start + pieceLength));
  const events: X12Event[] = [];
  for await (const event of readX12(pieces)) events.push(event);
  return events;
}

/** The codes of all findings and errors of a file, in order. */
export async function codesOf(bytes: Uint8Array): Promise<string[]> {
  const codes: string[] = [];
  for (const event of await eventsOf(bytes)) {
    if (event.kind === 'envelope-error') codes.push(event.error.code);
    if (event.kind === 'set-end' || event.kind === 'interchange-acknowledgement') {
      codes.push(...event.findings.map(({ code }) => code));
    }
  }
  return codes;
}

/** The events of one kind. */
export function ofKind<Kind extends X12Event['kind']>(
  events: readonly X12Event[],
  kind: Kind,
): Extract<X12Event, { kind: Kind }>[] {
  return events.filter((event): event is Extract<X12Event, { kind: Kind }> => event.kind === kind);
}
