/**
 * The bundles a company begins with, in own words from public descriptions: CMS SEP-1 (Hospital Inpatient Quality
 * Reporting), IHI How-to Guides for central line and ventilator bundles; the heart failure bundle follows the ACC/AHA
 * performance measures (guideline-directed therapy, weight, teaching, early follow-up).
 */
export interface DefaultElement {
  code: string;
  specification: string;
  frequency: string;
  responsible: string;
  isCritical: boolean;
  appliesIf: string | null;
}

export interface DefaultBundle {
  code: string;
  name: string;
  steward: string;
  source: string;
  elements: readonly DefaultElement[];
}

type Row = [
  code: string,
  specification: string,
  frequency: string,
  responsible: string,
  appliesIf?: string | null,
  isCritical?: boolean,
];

function elements(rows: readonly Row[]): DefaultElement[] {
  return rows.map(([code, specification, frequency, responsible, appliesIf = null, isCritical = true]) => {
    return { code, specification, frequency, responsible, appliesIf, isCritical };
  });
}

const SHOCK = 'persistent hypotension after fluids, or initial lactate of 4 mmol/L or more';
const DAY = 'each ventilated day';

export const DEFAULT_BUNDLES: readonly DefaultBundle[] = [
  {
    code: 'SEP-1',
    name: 'Severe sepsis and septic shock: early management',
    steward: 'CMS',
    source: 'CMS Hospital Inpatient Quality Reporting, SEP-1',
    elements: elements([
      ['initial_lactate', 'Measure the initial lactate', 'within 3 hours of severe sepsis', 'Nurse'],
      [
        'blood_cultures_before_abx',
        'Draw blood cultures before the antibiotics',
        'within 3 hours of severe sepsis',
        'Nurse',
      ],
      ['broad_spectrum_abx', 'Give broad-spectrum antibiotics', 'within 3 hours of severe sepsis', 'Physician'],
      [
        'repeat_lactate',
        'Measure the lactate again',
        'within 6 hours of severe sepsis',
        'Nurse',
        'initial lactate above 2 mmol/L',
      ],
      [
        'crystalloid_30ml_kg',
        'Give 30 mL/kg of crystalloid fluid',
        'within 3 hours of the trigger',
        'Physician',
        'initial hypotension, or lactate of 4 mmol/L or more',
      ],
      [
        'vasopressors',
        'Give vasopressors',
        'within 6 hours of septic shock',
        'Physician',
        'persistent hypotension after fluids',
      ],
      [
        'repeat_volume_perfusion_assessment',
        'Assess volume status and tissue perfusion again',
        'within 6 hours of septic shock',
        'Physician',
        SHOCK,
      ],
    ]),
  },
  {
    code: 'CLABSI-INSERTION',
    name: 'Central line insertion',
    steward: 'IHI',
    source: 'IHI How-to Guide: Prevent Central Line-Associated Bloodstream Infection',
    elements: elements([
      ['hand_hygiene', 'Hand hygiene before the insertion', 'each line', 'Inserter'],
      ['maximal_barrier_precautions', 'Cap, mask, sterile gown and gloves, large drape', 'each line', 'Inserter'],
      ['chlorhexidine_skin_antisepsis', 'Chlorhexidine skin antisepsis, dry before puncture', 'each line', 'Inserter'],
      [
        'optimal_site_selection_avoid_femoral',
        'Best site for the patient; femoral vein avoided in adults',
        'each line',
        'Inserter',
      ],
      [
        'daily_review_of_line_necessity',
        'Need of the line reviewed, line removed when not needed',
        'each line day',
        'Care team',
      ],
    ]),
  },
  {
    code: 'VAP',
    name: 'Ventilator bundle',
    steward: 'IHI',
    source: 'IHI How-to Guide: Prevent Ventilator-Associated Pneumonia',
    elements: elements([
      ['head_of_bed_30_45', 'Head of the bed raised by 30 to 45 degrees', DAY, 'Nurse'],
      [
        'daily_sedation_interruption_and_readiness_to_extubate',
        'Sedation interrupted and readiness to extubate assessed',
        DAY,
        'Care team',
      ],
      ['peptic_ulcer_prophylaxis', 'Peptic ulcer prophylaxis', DAY, 'Physician'],
      ['dvt_prophylaxis', 'Deep vein thrombosis prophylaxis', DAY, 'Physician'],
      ['daily_oral_care_chlorhexidine', 'Oral care with chlorhexidine', DAY, 'Nurse'],
    ]),
  },
  {
    code: 'HF-ADMISSION',
    name: 'Heart failure admission',
    steward: 'Quintet',
    source: 'ACC/AHA heart failure performance measures',
    elements: elements([
      ['gdmt_within_24h', 'Guideline-directed medical therapy begun', 'within 24 hours of admission', 'Physician'],
      ['daily_weight', 'Weight taken', 'each day', 'Nurse', null, false],
      ['discharge_teaching', 'Patient and family taught before discharge', 'before discharge', 'Nurse'],
      ['follow_up_within_7_days', 'Follow-up visit arranged', 'within 7 days of discharge', 'Case manager'],
    ]),
  },
];
