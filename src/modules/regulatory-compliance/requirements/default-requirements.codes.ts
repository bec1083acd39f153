import type { Frequency, Program } from './requirement.codes.js';

/** A requirement to start from. `year`: the calendar year, due so many months after it. */
export interface DefaultRequirement {
  key: string;
  program: Program;
  category: string;
  title: string;
  description: string;
  citation: string;
  frequency: Frequency;
  requiredEvidence: string[];
  year?: { dueMonthsAfterEnd: number };
}

/** MIPS data are submitted by 31 March after the performance year (42 CFR 414.1325(e)). */
const MIPS_YEAR = { dueMonthsAfterEnd: 3 };

/** Installed on wish; to be edited by each company. */
export const DEFAULT_REQUIREMENTS: readonly DefaultRequirement[] = [
  {
    key: 'hipaa-security-risk-analysis',
    program: 'HIPAA',
    category: 'Security',
    title: 'Security risk analysis',
    description:
      'Assess the risks to the confidentiality, integrity and availability of electronic protected health information, plan their mitigation, and have management approve both.',
    citation: '45 CFR 164.308(a)(1)(ii)(A)',
    frequency: 'annual',
    requiredEvidence: ['management_approval', 'mitigation_plan', 'report'],
  },
  {
    key: 'hipaa-privacy-training',
    program: 'HIPAA',
    category: 'Privacy',
    title: 'Privacy training of the workforce',
    description: 'Train every member of the workforce on the privacy policies and keep who attended.',
    citation: '45 CFR 164.530(b)',
    frequency: 'annual',
    requiredEvidence: ['attendance', 'certificate'],
  },
  {
    key: 'mips-quality',
    program: 'MIPS',
    category: 'Quality',
    title: 'Report at least six quality measures',
    description:
      'Report at least six quality measures, one of them an outcome measure or, where none applies, a high-priority measure.',
    citation: '42 CFR 414.1335(a)(1)',
    frequency: 'annual',
    requiredEvidence: ['submission_receipt'],
    year: MIPS_YEAR,
  },
  {
    key: 'mips-improvement-activities',
    program: 'MIPS',
    category: 'Improvement activities',
    title: 'Perform improvement activities for at least 90 days',
    description: 'Perform improvement activities for at least 90 continuous days of the performance year.',
    citation: '42 CFR 414.1320; 42 CFR 414.1360',
    frequency: 'annual',
    requiredEvidence: ['activity_documentation'],
    year: MIPS_YEAR,
  },
  {
    key: 'promoting-interoperability-e-prescribing',
    program: 'Meaningful_Use',
    category: 'Promoting interoperability',
    title: 'Electronic prescribing',
    description: 'Report the e-prescribing measure of Promoting Interoperability, or claim its exclusion.',
    citation: '42 CFR 414.1375(b)',
    frequency: 'annual',
    requiredEvidence: ['measure_report'],
    year: MIPS_YEAR,
  },
];
