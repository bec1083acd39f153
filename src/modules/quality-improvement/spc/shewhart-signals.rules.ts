import { among, beyond, steps, unbroken, type Mark, type Track } from './signal-track.rules.js';

/** Western Electric rules 2 to 4 (Statistical Quality Control Handbook, 1956); rule 1 is being outside the limits. */
export function westernElectricMarks(track: Track): Mark[] {
  return [
    ...among(beyond(track, 2), 2, 3, 'we.2'),
    ...among(beyond(track, 1), 4, 5, 'we.3'),
    ...unbroken(track.sides, 8, 'we.4'),
  ];
}

/** Nelson's tests 2 to 8 (Journal of Quality Technology 16, 1984); test 1 is being outside the limits. */
export function nelsonMarks(track: Track): Mark[] {
  return [
    ...unbroken(track.sides, 9, 'nelson.2'),
    // Six points have five steps, fourteen have twelve changes of direction.
    ...unbroken(steps(track.values), 5, 'nelson.3'),
    ...undirected(unbroken(turns(track.values), 12, 'nelson.4')),
    ...among(beyond(track, 2), 2, 3, 'nelson.5'),
    ...among(beyond(track, 1), 4, 5, 'nelson.6'),
    ...undirected(
      unbroken(
        track.positions.map((position) => (Math.abs(position) <= 1 ? 1 : 0)),
        15,
        'nelson.7',
      ),
    ),
    ...bothSidesMarks(beyond(track, 1)),
  ];
}

/** 1 where the values turn. */
function turns(values: readonly number[]): number[] {
  const signs = steps(values);
  return signs.map((sign, at) => (at > 0 && sign * (signs[at - 1] as number) < 0 ? 1 : 0));
}

/** Eight in a row beyond one sigma of which not all are on one side: that would be a shift. */
function bothSidesMarks(signs: readonly number[]): Mark[] {
  return unbroken(signs.map(Math.abs), 8, 'nelson.8')
    .filter(({ at }) => {
      const eight = signs.slice(at - 7, at + 1);
      return eight.includes(1) && eight.includes(-1);
    })
    .map((mark) => ({ ...mark, direction: 0 }));
}

function undirected(marks: Mark[]): Mark[] {
  return marks.map((mark) => ({ ...mark, direction: 0 }));
}
