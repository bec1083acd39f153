import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleScore, resultProblems, share, type StatedResult } from './bundle-scoring.rules.js';
import type { ElementOutcome } from './element-outcomes.codes.js';

const ELEMENTS = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, isCritical: id < 'c' }));

function stated(outcomes: Partial<Record<string, ElementOutcome>>): StatedResult[] {
  return Object.entries(outcomes).map(([elementId, outcome]) => ({ elementId, outcome: outcome! }));
}

const ALL: Record<string, ElementOutcome> = { a: 'met', b: 'met', c: 'met', d: 'met', e: 'met' };

describe('QI §0 bundle compliance: all or none', () => {
  it.each([
    ['every element met', ALL, true, [5, 5], [2, 2]],
    ['one not met', { ...ALL, e: 'not_met' }, false, [4, 5], [2, 2]],
    ['one not applicable leaves the denominator', { ...ALL, a: 'not_applicable' }, true, [4, 4], [1, 1]],
    ['missing is not met', { a: 'met', b: 'met', c: 'met', d: 'met' }, false, [4, 5], [2, 2]],
    ['nothing said is nothing met', {}, false, [0, 5], [0, 2]],
    ['a documented contraindication counts as met', { ...ALL, b: 'contraindicated' }, true, [5, 5], [2, 2]],
    [
      'no applicable element is not counted',
      { a: 'not_applicable', b: 'not_applicable', c: 'not_applicable', d: 'not_applicable', e: 'not_applicable' },
      null,
      [0, 0],
      [0, 0],
    ],
  ] as [string, Record<string, ElementOutcome>, boolean | null, number[], number[]][])(
    '%s',
    (_, outcomes, isPerfect, opportunities, critical) => {
      const score = bundleScore(ELEMENTS, stated(outcomes));
      expect(score.isPerfect).toBe(isPerfect);
      expect([score.metCount, score.applicableCount]).toEqual(opportunities);
      expect([score.criticalMetCount, score.criticalApplicableCount]).toEqual(critical);
    },
  );

  it('matches elements by id, whatever their order', () => {
    const { elements } = bundleScore(ELEMENTS, stated({ e: 'met', a: 'not_applicable' }).reverse());
    expect(elements.map(({ outcome, isStated }) => [outcome, isStated])).toEqual([
      ['not_applicable', true],
      ['not_met', false],
      ['not_met', false],
      ['not_met', false],
      ['met', true],
    ]);
  });

  it('says all that is wrong with stated results', () => {
    const results: StatedResult[] = [
      { elementId: 'x', outcome: 'met' },
      { elementId: 'a', outcome: 'contraindicated' },
      { elementId: 'a', outcome: 'met' },
      { elementId: 'b', outcome: 'contraindicated', reason: 'allergy' },
      { elementId: 'c', outcome: 'contraindicated', reason: '  ' },
    ];
    expect(resultProblems(ELEMENTS, results).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['ELEMENT_NOT_IN_BUNDLE', '/results/0/elementId'],
      ['REASON_MISSING', '/results/1/reason'],
      ['ELEMENT_TWICE', '/results/2/elementId'],
      ['REASON_MISSING', '/results/4/reason'],
    ]);
  });

  it('a share of nothing is not known', () => expect([share(1, 4), share(0, 0)]).toEqual([0.25, null]));
});

const FILE = join(process.env['QUINTET_SHARED_DATA'] ?? '../shared/data', 'quality', 'care-bundles.json');
const vectors = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as { vectors: Record<string, unknown>[] }).vectors
  : [];
if (vectors.length === 0) process.stdout.write(`skipped: no bundle vectors in ${FILE} (set QUINTET_SHARED_DATA)\n`);

(vectors.length === 0 ? describe.skip : describe)('QI §0 bundle compliance: the vectors', () => {
  it.each(vectors)('$case', (vector) => {
    const words = String(vector['case']);
    const count = (pattern: RegExp) => Number(pattern.exec(words)?.[1] ?? 0);
    const outcomes = [
      ...Array<ElementOutcome>(count(/(\d+)(?: of \d+)? met/)).fill('met'),
      ...Array<ElementOutcome>(count(/(\d+) not met/)).fill('not_met'),
      ...Array<ElementOutcome>(count(/(\d+) not applicable/)).fill('not_applicable'),
    ];
    const elements = outcomes.map((_, at) => ({ id: String(at), isCritical: false }));
    const score = bundleScore(
      elements,
      outcomes.map((outcome, at) => ({ elementId: String(at), outcome })),
    );
    expect(score.isPerfect).toBe(vector['all_or_none'] === 1);
    expect([score.metCount, score.applicableCount]).toEqual(vector['composite_opportunity']);
  });
});
