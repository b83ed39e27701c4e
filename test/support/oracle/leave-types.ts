/** Types of absence (rules, section 4). */
export const leaveTypes = [
  'CA',
  'AA',
  'MAT',
  'ADO',
  'PAT',
  'CITIS',
  'TPT',
  'CMO',
  'CLM',
  'CGM',
  'CLD',
  'CP',
  'DISPO',
  'CFP',
  'CST',
  'SNF',
] as const;

export type LeaveType = (typeof leaveTypes)[number];

export const exemptions = ['ALD', 'GROSSESSE', 'DEUIL', 'FAUSSE_COUCHE', 'IMG', 'COVID'] as const;
