import { html, type Html } from '../../../shared/pages/html.writer.js';
import { page } from '../../../shared/pages/page.writer.js';
import { table } from '../../../shared/pages/table.writer.js';
import type { AppealDocument } from './appeal-document.entity.js';
import type { PacketDenial, PacketNote } from './appeal-packet.repository.js';
import type { ClaimAppeal } from './claim-appeal.entity.js';

/** What a packet holds, as its first page tells it. */
export interface AppealSummary {
  appeal: ClaimAppeal;
  claim: { number: number; patientControlNumber: string; payerControlNumber: string | null; chargeCents: number };
  denials: readonly PacketDenial[];
  notes: readonly PacketNote[];
  documents: readonly AppealDocument[];
}

/** The first page of a packet, for people: HTML that needs nothing beside itself. */
export function summaryPage(summary: AppealSummary): string {
  const { appeal, claim } = summary;
  const title = `Appeal of claim ${claim.patientControlNumber}, level ${appeal.level}`;
  return page(title, html`${factsOf(summary)} ${denialsOf(summary)} ${documentsOf(summary)} ${notesOf(summary)}`, {
    isWide: true,
  });
}

function factsOf({ appeal, claim }: AppealSummary): Html {
  const facts: [string, string][] = [
    [
      'Claim',
      `${claim.patientControlNumber} (number ${claim.number}), payer's number ${claim.payerControlNumber ?? 'none'}`,
    ],
    ['Charge', dollars(claim.chargeCents)],
    ['Appealed', appeal.appealedCents === null ? 'not known' : dollars(appeal.appealedCents)],
    ['Basis', words(appeal.basis)],
    ['Grounds', appeal.grounds ?? 'none given'],
    ['Notice of', appeal.noticeOn],
    ['Deadline', appeal.dueOn ?? 'not known: the payer has no rule'],
    ['Filed', appeal.filedOn ?? 'not yet'],
    ['Good cause', appeal.goodCause ?? 'not needed'],
    ['Status', words(appeal.status)],
  ];
  return table({ caption: 'The appeal', columns: [{ name: 'What' }, { name: 'As it stands' }], rows: facts });
}

function denialsOf({ denials }: AppealSummary): Html {
  return table({
    caption: 'What was denied',
    columns: [
      { name: 'Line' },
      { name: 'Procedure' },
      { name: 'Reason' },
      { name: 'Remarks' },
      { name: 'On' },
      { name: 'Amount', isNumber: true },
    ],
    rows: denials.map((denial) => [
      denial.lineNumber === null ? 'whole claim' : String(denial.lineNumber),
      denial.procedureCode ?? '',
      `${denial.groupCode}-${denial.reasonCode}`,
      denial.remarkCodes.join(', '),
      denial.deniedOn,
      dollars(denial.deniedCents),
    ]),
  });
}

function documentsOf({ documents }: AppealSummary): Html {
  return table({
    caption: 'Documents',
    columns: [{ name: 'Name' }, { name: 'Bytes', isNumber: true }, { name: 'SHA-256' }],
    rows: documents.map(({ fileName, bytes, sha256 }) => [fileName ?? 'without a name', String(bytes), sha256]),
  });
}

function notesOf({ notes }: AppealSummary): Html {
  return table({
    caption: 'Notes',
    columns: [{ name: 'When' }, { name: 'Who' }, { name: 'What' }],
    rows: notes.map(({ createdAt, author, note }) => [createdAt, author ?? 'a machine', note]),
  });
}

function words(code: string): string {
  return code.replaceAll('_', ' ');
}

function dollars(cents: number): string {
  return `$${Math.trunc(cents / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}
