import type { Designation } from './control.codes.js';

/** A standard of the HIPAA Security Rule, or an implementation specification of one (`of`: its paragraph). */
export interface HipaaControl {
  paragraph: string;
  of?: string;
  title: string;
  /** Null for a standard that is met by its implementation specifications. */
  designation: Designation | null;
  text: string;
}

export const HIPAA_SECTIONS: Record<string, string> = {
  '164.308': 'Administrative safeguards',
  '164.310': 'Physical safeguards',
  '164.312': 'Technical safeguards',
  '164.314': 'Organizational requirements',
  '164.316': 'Policies, procedures and documentation',
};

type Row = readonly [paragraph: string, designation: 'R' | 'A' | '-', title: string, text: string];

/** A standard and its specifications; 45 CFR part 164 subpart C (public domain), in our own words. */
const STANDARDS: readonly (readonly [Row, ...Row[]])[] = [
  [
    [
      '164.308(a)(1)(i)',
      '-',
      'Security management process',
      'Prevent, detect, contain and correct security violations.',
    ],
    ['164.308(a)(1)(ii)(A)', 'R', 'Risk analysis', 'Assess thoroughly what threatens ePHI and how it is vulnerable.'],
    ['164.308(a)(1)(ii)(B)', 'R', 'Risk management', 'Bring the risks down to a reasonable and appropriate level.'],
    [
      '164.308(a)(1)(ii)(C)',
      'R',
      'Sanction policy',
      'Sanction members of the workforce who do not keep to the policies.',
    ],
    [
      '164.308(a)(1)(ii)(D)',
      'R',
      'Information system activity review',
      'Review logs, access reports and incident records regularly.',
    ],
  ],
  [
    [
      '164.308(a)(2)',
      'R',
      'Assigned security responsibility',
      'Name the official who answers for the security policies.',
    ],
  ],
  [
    ['164.308(a)(3)(i)', '-', 'Workforce security', 'Give the workforce the access it needs, and nobody else.'],
    [
      '164.308(a)(3)(ii)(A)',
      'A',
      'Authorization and supervision',
      'Authorize or supervise those who work with ePHI or where it can be reached.',
    ],
    [
      '164.308(a)(3)(ii)(B)',
      'A',
      'Workforce clearance procedure',
      'Determine that the access of each person is appropriate.',
    ],
    [
      '164.308(a)(3)(ii)(C)',
      'A',
      'Termination procedures',
      'End access when employment ends or is no longer appropriate.',
    ],
  ],
  [
    [
      '164.308(a)(4)(i)',
      '-',
      'Information access management',
      'Authorize access to ePHI in line with the Privacy Rule.',
    ],
    [
      '164.308(a)(4)(ii)(A)',
      'R',
      'Isolating clearinghouse functions',
      'Keep a clearinghouse within a larger organization apart from it.',
    ],
    ['164.308(a)(4)(ii)(B)', 'A', 'Access authorization', 'Have a procedure for granting access.'],
    [
      '164.308(a)(4)(ii)(C)',
      'A',
      'Access establishment and modification',
      'Establish, document, review and change rights of access.',
    ],
  ],
  [
    ['164.308(a)(5)(i)', '-', 'Security awareness and training', 'Train the whole workforce, management included.'],
    ['164.308(a)(5)(ii)(A)', 'A', 'Security reminders', 'Remind of security periodically.'],
    [
      '164.308(a)(5)(ii)(B)',
      'A',
      'Protection from malicious software',
      'Guard against, detect and report malicious software.',
    ],
    ['164.308(a)(5)(ii)(C)', 'A', 'Log-in monitoring', 'Watch attempts to log in and report discrepancies.'],
    ['164.308(a)(5)(ii)(D)', 'A', 'Password management', 'Create, change and safeguard passwords.'],
  ],
  [
    ['164.308(a)(6)(i)', '-', 'Security incident procedures', 'Address security incidents.'],
    [
      '164.308(a)(6)(ii)',
      'R',
      'Response and reporting',
      'Identify, respond to, mitigate and document incidents and their outcome.',
    ],
  ],
  [
    ['164.308(a)(7)(i)', '-', 'Contingency plan', 'Respond to emergencies that damage systems with ePHI.'],
    ['164.308(a)(7)(ii)(A)', 'R', 'Data backup plan', 'Keep retrievable exact copies of ePHI.'],
    ['164.308(a)(7)(ii)(B)', 'R', 'Disaster recovery plan', 'Be able to restore lost data.'],
    [
      '164.308(a)(7)(ii)(C)',
      'R',
      'Emergency mode operation plan',
      'Continue critical processes that protect ePHI in an emergency.',
    ],
    ['164.308(a)(7)(ii)(D)', 'A', 'Testing and revision', 'Test and revise the contingency plans periodically.'],
    [
      '164.308(a)(7)(ii)(E)',
      'A',
      'Criticality analysis',
      'Assess how critical applications and data are to the other plans.',
    ],
  ],
  [
    [
      '164.308(a)(8)',
      'R',
      'Evaluation',
      'Evaluate periodically, and after changes, how well the safeguards meet the rule.',
    ],
  ],
  [
    [
      '164.308(b)(1)',
      '-',
      'Business associate arrangements',
      'Let business associates hold ePHI only under satisfactory assurances.',
    ],
    ['164.308(b)(3)', 'R', 'Written contract or other arrangement', 'Document those assurances in writing.'],
  ],
  [
    [
      '164.310(a)(1)',
      '-',
      'Facility access controls',
      'Limit physical access to systems and their facilities to the authorized.',
    ],
    ['164.310(a)(2)(i)', 'A', 'Contingency operations', 'Allow access to restore data in an emergency.'],
    [
      '164.310(a)(2)(ii)',
      'A',
      'Facility security plan',
      'Safeguard facility and equipment from intrusion, tampering and theft.',
    ],
    [
      '164.310(a)(2)(iii)',
      'A',
      'Access control and validation',
      'Control and validate access by role, visitors included.',
    ],
    ['164.310(a)(2)(iv)', 'A', 'Maintenance records', 'Document repairs of what secures the facility.'],
  ],
  [
    [
      '164.310(b)',
      'R',
      'Workstation use',
      'Specify what is done at workstations with ePHI, how, and in which surroundings.',
    ],
  ],
  [['164.310(c)', 'R', 'Workstation security', 'Restrict workstations physically to authorized users.']],
  [
    [
      '164.310(d)(1)',
      '-',
      'Device and media controls',
      'Govern hardware and media with ePHI as they come, move and go.',
    ],
    ['164.310(d)(2)(i)', 'R', 'Disposal', 'Dispose of ePHI and of what it is stored on.'],
    ['164.310(d)(2)(ii)', 'R', 'Media re-use', 'Remove ePHI before media are used again.'],
    ['164.310(d)(2)(iii)', 'A', 'Accountability', 'Record movements of hardware and media and who is responsible.'],
    ['164.310(d)(2)(iv)', 'A', 'Data backup and storage', 'Make a retrievable copy before equipment is moved.'],
  ],
  [
    ['164.312(a)(1)', '-', 'Access control', 'Let only persons and programs with rights of access reach ePHI.'],
    ['164.312(a)(2)(i)', 'R', 'Unique user identification', 'Identify and track each user by a unique name or number.'],
    ['164.312(a)(2)(ii)', 'R', 'Emergency access procedure', 'Be able to obtain necessary ePHI in an emergency.'],
    ['164.312(a)(2)(iii)', 'A', 'Automatic logoff', 'End sessions after a time of inactivity.'],
    ['164.312(a)(2)(iv)', 'A', 'Encryption and decryption', 'Encrypt and decrypt ePHI.'],
  ],
  [['164.312(b)', 'R', 'Audit controls', 'Record and examine activity in systems that hold or use ePHI.']],
  [
    ['164.312(c)(1)', '-', 'Integrity', 'Protect ePHI from improper alteration and destruction.'],
    [
      '164.312(c)(2)',
      'A',
      'Mechanism to authenticate ePHI',
      'Corroborate that ePHI was not altered or destroyed without authority.',
    ],
  ],
  [['164.312(d)', 'R', 'Person or entity authentication', 'Verify that who seeks access is the one claimed.']],
  [
    [
      '164.312(e)(1)',
      '-',
      'Transmission security',
      'Guard ePHI that is sent over a network against unauthorized access.',
    ],
    ['164.312(e)(2)(i)', 'A', 'Integrity controls', 'Notice improper modification of what is sent.'],
    ['164.312(e)(2)(ii)', 'A', 'Encryption', 'Encrypt what is sent whenever appropriate.'],
  ],
  [
    [
      '164.314(a)(1)',
      '-',
      'Business associate contracts',
      'Have the contracts and arrangements with business associates say what the rule asks.',
    ],
    [
      '164.314(a)(2)(i)',
      'R',
      'Content of the contract',
      'Bind the business associate to the rule, to its subcontractors, and to reporting incidents.',
    ],
    [
      '164.314(a)(2)(ii)',
      'R',
      'Other arrangements',
      'Use an arrangement that the Privacy Rule allows where there is no contract.',
    ],
    ['164.314(a)(2)(iii)', 'R', 'Contracts with subcontractors', 'Hold subcontractors to the same.'],
  ],
  [
    ['164.314(b)(1)', '-', 'Group health plans', 'Have the plan documents bind the sponsor to safeguard ePHI.'],
    [
      '164.314(b)(2)(i)',
      'R',
      'Safeguards of the sponsor',
      'The sponsor has safeguards for the ePHI that it handles for the plan.',
    ],
    ['164.314(b)(2)(ii)', 'R', 'Adequate separation', 'Security measures support the separation of plan and sponsor.'],
    ['164.314(b)(2)(iii)', 'R', 'Agents of the sponsor', 'Agents who receive ePHI agree to safeguard it.'],
    ['164.314(b)(2)(iv)', 'R', 'Reports of the sponsor', 'The sponsor reports security incidents to the plan.'],
  ],
  [
    [
      '164.316(a)',
      'R',
      'Policies and procedures',
      'Have reasonable and appropriate policies and procedures to comply with the rule.',
    ],
  ],
  [
    [
      '164.316(b)(1)',
      '-',
      'Documentation',
      'Keep policies, procedures, actions, activities and assessments in writing.',
    ],
    [
      '164.316(b)(2)(i)',
      'R',
      'Time limit',
      'Keep them for six years from their creation or from when they were last in effect.',
    ],
    ['164.316(b)(2)(ii)', 'R', 'Availability', 'Make them available to those who carry them out.'],
    [
      '164.316(b)(2)(iii)',
      'R',
      'Updates',
      'Review them periodically and update them as surroundings and operations change.',
    ],
  ],
];

const DESIGNATED: Record<Row[1], Designation | null> = { R: 'required', A: 'addressable', '-': null };

/** 45 CFR 164.308 to 164.316: every standard and implementation specification. */
export const HIPAA_SECURITY: readonly HipaaControl[] = STANDARDS.flatMap(([standard, ...specifications]) => [
  controlOf(standard),
  ...specifications.map((row) => ({ ...controlOf(row), of: standard[0] })),
]);

function controlOf([paragraph, designation, title, text]: Row): HipaaControl {
  return { paragraph, title, designation: DESIGNATED[designation], text };
}
