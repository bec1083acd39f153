import type { LineSink } from '../modules/rcm/x12/json-line.writer.js';
import { Reconciliation, type InputFile } from '../modules/rcm/reconcile/reconciliation.reader.js';
import { ReconciliationWriter } from '../modules/rcm/reconcile/reconciliation.writer.js';
import { RereadableFiles, UnreadableFile } from './input-file.js';
import { asksForHelp, isOption, unusable } from './output.js';

const HELP = `Usage: quintet x12 reconcile FILE.835… --claims FILE.837…        (- is standard input)

Says what remittances would post on the claims of 837 files, by the rules by which the server posts them, without a
server. Prints one JSON line per claim payment (CLP), in file order, the files in the order given, and a last line with
totals. Amounts are whole cents.

  set                    ST02; ISA13/ST02 where another 835 of the run has the same ST02
  patientControlNumber   CLP01
  match                  exact (CLP01), payer_control_number (CLP07, as an earlier claim payment told it),
                         candidate (same payer, member, service date and charge: for a human, never posted), none
  posts                  the rows of the ledger: line (control number REF 6R of the claim's line, else its position
                         from 1; null: the claim as a whole), group and carc (null for what is paid), cents with
                         their sign, kind (payment, contractual, patient_responsibility, denial, prior_payer)
  balanced               whether the claim payment balances, its lines and itself; a set that does not balance as a
                         whole is held with the reason UNBALANCED
  held                   nothing of it is posted until a human decides, for the reason
  reason                 duplicate (the same remittance again), conflict (its key with other content), UNBALANCED,
                         PAYEE_NOT_OURS (the payee bills none of the claims), STRUCTURE_UNSURE, PAYMENT_IS_DEBIT,
                         PAYMENT_NEGATIVE, REVERSAL_WITHOUT_ORIGINAL, GROUP_CODE_UNKNOWN, INFORMATIONAL_WITH_MONEY,
                         or why no claim was found: CLAIM_NOT_FOUND, CLAIM_CANDIDATES, PCN_AMBIGUOUS,
                         CLAIM_NOT_POSTABLE; else null

A reversal (CLP02 22) posts the rows of its original with the other sign and the groups of the original, wherever in the
run the original stands; without one it is held. OA-23 is a prior_payer row: it restates and writes nothing off.

What cannot be read, and what is wrong beside the balance, has a line {file, error: {code, offset, message}}: offset in
bytes, null where the error is about a whole file or set (st02 and segment say where in it).

  --claims FILE…  837P and 837I files that have been sent, in any order; may be given again; the same content counts
                  once
  --help          print this

Exit code: 0 all is posted, 1 something is held, unmatched or wrong, 2 unusable input.
`;

/** `quintet x12 reconcile`: takes the arguments after these words; answers the exit code. */
export async function reconcile(args: readonly string[], write: LineSink): Promise<number> {
  if (asksForHelp(args)) {
    await write(HELP);
    return 0;
  }
  const files: Record<'remittances' | 'claims', string[]> = { remittances: [], claims: [] };
  let kind: keyof typeof files = 'remittances';
  for (const argument of args) {
    if (argument === '--claims') kind = 'claims';
    else if (argument.startsWith('--claims=')) files.claims.push(argument.slice('--claims='.length));
    else if (isOption(argument)) return unusable(`There is no option ${argument}.\n\n${HELP}`);
    else files[kind].push(argument);
  }
  if (files.remittances.length === 0 || files.claims.length === 0) return unusable(HELP);
  const writer = new ReconciliationWriter(write);
  const input = new RereadableFiles();
  try {
    const remittances = await readable(files.remittances, input, writer);
    await new Reconciliation(writer).run(remittances, await readable(files.claims, input, writer));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return unusable(error.message);
  } finally {
    await input.close();
  }
  return writer.verdict;
}

/** Those of the files that can be read; the others have a line that says why not. */
async function readable(
  names: readonly string[],
  input: RereadableFiles,
  writer: ReconciliationWriter,
): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const name of names) {
    try {
      files.push({ name, bytes: await input.open(name) });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      await writer.error(name, { code: 'FILE_UNREADABLE', offset: error.offset, message: error.message });
    }
  }
  return files;
}
