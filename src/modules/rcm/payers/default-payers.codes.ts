import type { Payer } from './payer.entity.js';

type DefaultPayer = Pick<Payer, 'name' | 'electronicPayerId' | 'type' | 'filingLimitCount' | 'filingLimitUnit'>;

/**
 * Examples to start from, to be edited by each company: public tables of filing limits disagree, contracts decide.
 * Medicare: 42 CFR 424.44. The others are the predecessor system's defaults.
 */
export const DEFAULT_PAYERS: readonly DefaultPayer[] = [
  {
    name: 'MEDICARE',
    electronicPayerId: 'MEDICARE',
    type: 'medicare',
    filingLimitCount: 12,
    filingLimitUnit: 'months',
  },
  { name: 'MEDICAID', electronicPayerId: 'MEDICAID', type: 'medicaid', filingLimitCount: 180, filingLimitUnit: 'days' },
  { name: 'BCBS', electronicPayerId: 'BCBS', type: 'commercial', filingLimitCount: 90, filingLimitUnit: 'days' },
  { name: 'UHC', electronicPayerId: 'UHC', type: 'commercial', filingLimitCount: 90, filingLimitUnit: 'days' },
  { name: 'AETNA', electronicPayerId: 'AETNA', type: 'commercial', filingLimitCount: 120, filingLimitUnit: 'days' },
];
