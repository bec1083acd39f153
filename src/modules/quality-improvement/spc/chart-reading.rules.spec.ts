import { readChart } from './chart-reading.rules.js';

function pointers(sent: unknown): string[] {
  const read = readChart(sent);
  return 'problems' in read ? read.problems.map(({ pointer }) => pointer) : [];
}

const point = { label: 'a', value: 1 };

describe('QI SPC: input that cannot be used is named with its place', () => {
  it.each([
    ['no object', [], ['']],
    ['null', null, ['']],
    ['nothing', {}, ['/chart', '/points']],
    ['no points', { chart: 'i', points: [] }, ['/points']],
    ['an unknown chart', { chart: 'np', points: [point] }, ['/chart']],
    ['an unknown chart, whatever its points have', { chart: 'np', points: [{ label: 'a', values: [1] }] }, ['/chart']],
    [
      'an unknown chart, and what is wrong in any',
      { chart: 'np', points: [{ value: 1, n: 2 }, 3] },
      ['/chart', '/points/0/n', '/points/0/label', '/points/1'],
    ],
    ['a phase of a chart of one point', { chart: 'i', points: [point], phases: [1] }, ['/phases/0']],
    ['a misspelt property', { chart: 'i', points: [point], freezat: 1 }, ['/freezat']],
    ['a point that is none', { chart: 'i', points: [null, 3] }, ['/points/0', '/points/1']],
    ['a text for a value', { chart: 'i', points: [{ label: 'a', value: '1' }] }, ['/points/0/value']],
    ['no value', { chart: 'i', points: [{ label: 'a' }] }, ['/points/0/value']],
    ['no label', { chart: 'i', points: [{ value: 1 }] }, ['/points/0/label']],
    ['values for a chart of single ones', { chart: 'i', points: [{ ...point, values: [1] }] }, ['/points/0/values']],
    ['no values', { chart: 's', points: [point] }, ['/points/0/values']],
    ['a text among the values', { chart: 's', points: [{ label: 'a', values: [1, 'x'] }] }, ['/points/0/values/1']],
    ['a count without size', { chart: 'u', points: [point] }, ['/points/0/size']],
    ['a size that makes a rate of no number', { chart: 'u', points: [{ ...point, size: 5e-324 }] }, ['/points/0/size']],
    ['a negative size', { chart: 'u', points: [{ ...point, size: -1 }] }, ['/points/0/size']],
    ['a negative count', { chart: 'c', points: [{ label: 'a', value: -1 }] }, ['/points/0/value']],
    ['more cases than patients', { chart: 'p', points: [{ label: 'a', value: 3, size: 2 }] }, ['/points/0/value']],
    ['no time between events', { chart: 't', points: [{ label: 'a', value: 0 }] }, ['/points/0/value']],
    ['a number beyond reason', { chart: 'i', points: [{ label: 'a', value: 1e300 }] }, ['/points/0/value']],
    ['a frozen baseline of more points than there are', { chart: 'i', points: [point], freezeAt: 2 }, ['/freezeAt']],
    ['a frozen baseline of none', { chart: 'i', points: [point], freezeAt: 0 }, ['/freezeAt']],
    ['a phase beyond the end', { chart: 'i', points: [point, point], phases: [2] }, ['/phases/0']],
    ['phases out of order', { chart: 'i', points: [point, point, point], phases: [2, 1] }, ['/phases/1']],
    [
      'an excluded point that is none',
      { chart: 'i', points: [point], excluded: [0, 1, 0.5] },
      ['/excluded/1', '/excluded/2'],
    ],
    ['unknown rules', { chart: 'i', points: [point], rules: ['ihi', 'six-sigma'] }, ['/rules/1']],
    ['rules that are no list', { chart: 'i', points: [point], rules: 'ihi' }, ['/rules']],
    ['an unknown direction', { chart: 'i', points: [point], betterIs: 'up' }, ['/betterIs']],
    ['a target that is none', { chart: 'i', points: [point], target: 'low' }, ['/target']],
    ['a name with a slash', { chart: 'i', points: [point], 'a/b~': 1 }, ['/a~1b~0']],
  ])('%s', (_, sent, expected) => expect(pointers(sent)).toEqual(expected));

  it('says what would be right, or that nothing is', () => {
    const said = (points: object[]) => readChart({ chart: 'i', points, phases: [5] });
    expect(said([point])).toMatchObject({ problems: [{ message: expect.stringContaining('too few points') }] });
    expect(said([point, point, point])).toMatchObject({
      problems: [{ message: expect.stringContaining('from 1 to 2') }],
    });
  });

  it('a number beyond reason is told how large it may be', () => {
    const sent = { chart: 'i', points: [{ label: 'a', value: 1e16 }] };
    expect(readChart(sent)).toMatchObject({ problems: [{ message: expect.stringContaining('up to 1e15') }] });
  });

  it.each([
    ['nulls for what is absent', { chart: 'i', points: [point], freezeAt: null, phases: null, target: null }],
    ['a missing count without its size', { chart: 'p', points: [{ label: 'a', value: null }] }],
    ['nothing to divide by', { chart: 'u', points: [{ label: 'a', value: 0, size: 0 }] }],
    ['a size that the chart does not need', { chart: 'c', points: [{ ...point, size: 3 }] }],
  ])('usable: %s', (_, sent) => expect(pointers(sent)).toEqual([]));
});
