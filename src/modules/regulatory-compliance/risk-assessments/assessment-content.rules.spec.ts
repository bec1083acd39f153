import { approvalState, assessmentContent, treatmentContent } from './assessment-content.rules.js';

describe('RC §0 risk assessments: what an approval is of', () => {
  const risk = { id: 'r', likelihood: 4, version: 1 };
  const treatment = { id: 't', riskId: 'r', kind: 'mitigate', status: 'planned', version: 1 };

  it('leaves out stamps, and whether a treatment has been implemented', () => {
    const before = assessmentContent({ title: 'A', version: 1 }, [risk], [treatment]);
    const done = { ...treatment, status: 'implemented', version: 2 };
    expect(assessmentContent({ title: 'A', version: 7 }, [risk], [done])).toEqual(before);
  });

  it.each([
    ['a fact of the assessment', assessmentContent({ title: 'B' }, [risk], [treatment])],
    ['a risk', assessmentContent({ title: 'A' }, [{ ...risk, likelihood: 5 }], [treatment])],
    ['one risk more', assessmentContent({ title: 'A' }, [risk, { id: 's' }], [treatment])],
    ['a cancelled treatment', assessmentContent({ title: 'A' }, [risk], [{ ...treatment, status: 'cancelled' }])],
  ])('is changed by %s', (_, content) => {
    expect(content).not.toEqual(assessmentContent({ title: 'A' }, [risk], [treatment]));
  });

  it('of a treatment is its own', () => {
    expect(treatmentContent(treatment)).toMatchObject({ id: 't', kind: 'mitigate', isCancelled: false, dueOn: null });
  });

  it.each([
    [undefined, 'none'],
    [{ contentHash: 'a' }, 'current'],
    [{ contentHash: 'b' }, 'lapsed'],
  ])('the last approval %j is %s', (last, state) => {
    expect(approvalState(last, 'a')).toBe(state);
  });
});
