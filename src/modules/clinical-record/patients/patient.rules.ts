interface PatientProblem {
  code: string;
  message: string;
  pointer: string;
}

/** What cannot be true of a patient, `today` being the company's day. */
export function patientProblems(patient: { bornOn?: string | null }, today: string): PatientProblem[] {
  const { bornOn = null } = patient;
  if (bornOn === null || bornOn <= today) return [];
  return [{ code: 'BORN_IN_FUTURE', message: 'a date of birth cannot lie in the future', pointer: '/bornOn' }];
}
