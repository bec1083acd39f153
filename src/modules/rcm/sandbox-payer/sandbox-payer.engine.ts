import { addDays } from '../../../shared/domain/day.rules.js';
import { Chance } from '../x12/generator/chance.rules.js';
import type { Interchange, SetStartEvent } from '../x12/x12-events.reader.js';
import { readX12 } from '../x12/x12.reader.js';
import {
  claimAcknowledgementFile,
  submitterOf,
  syntaxFile,
  type AcknowledgedFile,
} from './sandbox-acknowledgement.writer.js';
import type { SentSet } from './sandbox-acknowledgement.rules.js';
import { plain, sandboxClaim, type SandboxClaim } from './sandbox-claim.rules.js';
import { cyclesOf } from './sandbox-cycles.rules.js';
import { drawnOutcome, plannedParts, type SandboxVerdict } from './sandbox-plan.rules.js';
import type { AcknowledgementAnswer, SandboxRules } from './sandbox-run.rules.js';
import { remittanceFile, type AnswerEnvelope } from './sandbox-remittance.writer.js';

/** One file of the payer's, in the order in which it arrives. */
export interface SandboxFile {
  name: string;
  kind: '999' | '277CA' | '835';
  day: string;
  content: string;
}

interface ReadClaim {
  claim: SandboxClaim;
  verdict: SandboxVerdict;
}

/**
 * The sandbox payer: reads an outgoing 837P or 837I and answers it as clearinghouse and payers would, with TA1 and 999,
 * 277CA, and remittances that balance at their three levels. The same file and rules give the same bytes. No answer
 * is marked as production (ISA15 T), every payer is named SANDBOX. Nothing comes for a file that holds no claim.
 */
export async function sandboxAnswers(source: AsyncIterable<Uint8Array>, rules: SandboxRules): Promise<SandboxFile[]> {
  const { answer, sets, claims } = await readSubmission(source, rules);
  if (answer === null || claims.length === 0) return [];
  const files = acknowledgements({ sets, answer, day: rules.day }, rules.acknowledgements);
  if (rules.acknowledgements.startsWith('reject')) return files;
  return [...files, ...remittances(claims, answer, rules)];
}

interface ReadSubmission {
  answer: AnswerEnvelope | null;
  sets: SentSet[];
  claims: ReadClaim[];
}

async function readSubmission(source: AsyncIterable<Uint8Array>, rules: SandboxRules): Promise<ReadSubmission> {
  const read: ReadSubmission = { answer: null, sets: [], claims: [] };
  let current: SentSet | null = null;
  for await (const event of readX12(source, { hash: false })) {
    if (event.kind === 'interchange') read.answer ??= turnedRound(event.interchange);
    else if (event.kind === 'set-start') {
      current = isSubmission(event) ? sentSet(event) : null;
      if (current !== null) read.sets.push(current);
    } else if (event.kind === 'submission' && current !== null) {
      current.submitter = submitterOf(event.submission.submitter);
    } else if (event.kind === 'claim' && current !== null) {
      const claim = sandboxClaim(event.claim);
      const verdict = verdictOn(claim, rules);
      read.claims.push({ claim, verdict });
      current.firstClaimSegment ??= event.claim.segment;
      current.claims.push({ claim, isRejected: verdict.outcome === 'reject' });
    }
  }
  return read;
}

function isSubmission({ transactionSet }: SetStartEvent): boolean {
  return transactionSet.set === '837P' || transactionSet.set === '837I';
}

function sentSet({ transactionSet }: SetStartEvent): SentSet {
  const { interchange, group } = transactionSet;
  return {
    interchangeControlNumber: interchange.controlNumber,
    groupControlNumber: group?.controlNumber ?? '',
    version: group?.version ?? '',
    setControlNumber: transactionSet.controlNumber,
    submitter: { name: '', id: '' },
    firstClaimSegment: null,
    claims: [],
  };
}

function turnedRound(interchange: Interchange): AnswerEnvelope {
  return {
    sender: plain(interchange.receiverId),
    senderQualifier: plain(interchange.receiverQualifier),
    receiver: plain(interchange.senderId),
    receiverQualifier: plain(interchange.senderQualifier),
  };
}

function verdictOn(claim: SandboxClaim, { verdicts, others, seed }: SandboxRules): SandboxVerdict {
  const named = verdicts.get(claim.patientControlNumber);
  if (named !== undefined) return claim.lines.length === 0 ? { outcome: 'reject', denial: null } : named;
  const outcome = others === 'seeded' || claim.lines.length === 0 ? drawnOutcome(claim, seed) : others;
  return { outcome: others === 'silent' ? 'silent' : outcome, denial: null };
}

function acknowledgements(file: AcknowledgedFile, syntax: AcknowledgementAnswer): SandboxFile[] {
  if (syntax === 'none') return [];
  const { day } = file;
  const first: SandboxFile = { name: 'sandbox-999', kind: '999', day, content: syntaxFile(file, syntax) };
  if (syntax !== 'accept') return [first];
  return [first, { name: 'sandbox-277ca', kind: '277CA', day, content: claimAcknowledgementFile(file) }];
}

function remittances(claims: readonly ReadClaim[], answer: AnswerEnvelope, rules: SandboxRules): SandboxFile[] {
  const planned = claims.map(({ claim, verdict }) => ({ claim, parts: plannedParts(claim, verdict, rules.seed) }));
  const chance = new Chance(rules.seed, 3);
  const files = cyclesOf(planned, rules.day).flatMap(({ cycle, day, remittances: of }) => {
    const file = (copy: number, name: string): SandboxFile => {
      return { name, kind: '835', day, content: remittanceFile(of, answer, copy) };
    };
    const copies = copiesOf(rules, chance).map((copy) => file(copy, `sandbox-835-${cycle}-again`));
    return [file(0, `sandbox-835-${cycle}`), ...copies];
  });
  return rules.order === 'as_paid' ? files : files.sort(correctionsFirst(rules.day));
}

/** The envelopes in which a remittance comes again: 0 is the first one itself. */
function copiesOf({ repeats }: SandboxRules, chance: Chance): number[] {
  const drawn = repeats === 'seeded' ? chance.pick(['none', 'none', 'same_bytes', 'new_envelope'] as const) : repeats;
  if (drawn === 'none') return [];
  return [drawn === 'same_bytes' ? 0 : 1];
}

function correctionsFirst(day: string): (one: SandboxFile, other: SandboxFile) => number {
  const place = (file: SandboxFile): number => (file.day === addDays(day, 7) ? 0 : 1);
  return (one, other) => place(one) - place(other);
}
