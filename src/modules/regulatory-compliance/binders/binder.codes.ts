/** Where things lie in a binder. */
export const BINDER_PATHS = {
  readme: 'README.txt',
  report: 'report/report.json',
  reportPage: 'report/report.html',
  evidenceProblems: 'evidence/problems.jsonl',
  evidenceList: 'evidence/index.jsonl',
  chain: 'audit-trail/chain.jsonl',
  chainHead: 'audit-trail/head.json',
} as const;
