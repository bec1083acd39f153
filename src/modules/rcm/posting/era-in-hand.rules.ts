import type { Remittance } from '../x12/remittance.rules.js';

/** The remittance whose claim payments are being written, and what posting needs to know of it. */
export interface EraInHand {
  id: string;
  x12FileId: string;
  x12SetId: string;
  payerId: string | null;
  remittance: Remittance;
  /** Why nothing of it is posted; null: it is posted. */
  holdReason: string | null;
  /** Whether the payee is a provider of ours. */
  isPayeeOurs: boolean;
  /** Day of its postings: BPR16, else today. */
  postedOn: string;
  /** Claim payments that were reversed by this set: each once. */
  reversedIds: Set<string>;
}

/** What became of claim payments. */
export interface PostingCounts {
  posted: number;
  unmatched: number;
  held: number;
  informational: number;
  reversals: number;
  ledgerEntries: number;
}

export function noCounts(): PostingCounts {
  return { posted: 0, unmatched: 0, held: 0, informational: 0, reversals: 0, ledgerEntries: 0 };
}
