import type { Role } from '../access/permission.codes.js';

/** A person of the demo company. */
export interface DemoUser {
  subject: string;
  displayName: string;
  role: Role;
}

/** One user for each role, two for each role that approves, so that four-eyes rules can be tried. */
export const DEMO_USERS: readonly DemoUser[] = [
  { subject: 'demo-company-admin-1', displayName: 'Avery Lindqvist', role: 'company_admin' },
  { subject: 'demo-company-admin-2', displayName: 'Jordan Okafor', role: 'company_admin' },
  { subject: 'demo-billing-1', displayName: 'Dana Whitfield', role: 'billing' },
  { subject: 'demo-billing-supervisor-1', displayName: 'Morgan Castellanos', role: 'billing_supervisor' },
  { subject: 'demo-billing-supervisor-2', displayName: 'Riley Nakamura', role: 'billing_supervisor' },
  { subject: 'demo-care-manager-1', displayName: 'Casey Abernathy', role: 'care_manager' },
  { subject: 'demo-analyst-1', displayName: 'Quinn Delacroix', role: 'analyst' },
  { subject: 'demo-quality-1', displayName: 'Harper Svensson', role: 'quality' },
  { subject: 'demo-quality-2', displayName: 'Emerson Baptiste', role: 'quality' },
  { subject: 'demo-compliance-1', displayName: 'Rowan Achterberg', role: 'compliance' },
  { subject: 'demo-compliance-2', displayName: 'Skyler Moreau', role: 'compliance' },
  { subject: 'demo-auditor-1', displayName: 'Blair Fitzgerald', role: 'auditor' },
  { subject: 'demo-integration-1', displayName: 'Interface engine', role: 'integration' },
];
