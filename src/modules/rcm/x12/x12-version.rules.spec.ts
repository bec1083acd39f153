import { readVersion } from './x12-version.rules.js';

describe('which transaction set it is', () => {
  it.each([
    ['837', '005010X222A1', '005010X222A1', '837P', null],
    ['837', '005010X222A2', '', '837P', null],
    ['837', '', '005010X223A3', '837I', null],
    ['837', '005010X223', '005010X222', '837I', 'VERSION_MISMATCH'],
    ['837', '005010X224A2', '005010X224A2', '837D', null],
    ['837', '', '004010X098A1', '837P', null],
    ['837', '', '', 'unknown', 'VERSION_UNKNOWN'],
    ['837', '005010X221A1', '', 'unknown', 'VERSION_MISMATCH'],
    ['835', '', '005010X221A1', '835', null],
    ['835', '', '005010X222A1', '835', 'VERSION_MISMATCH'],
    ['835', '', '5010', '835', 'VERSION_UNKNOWN'],
    ['835', '', '', '835', 'VERSION_UNKNOWN'],
    ['999', '005010X231A1', '005010X231', '999', 'VERSION_MISMATCH'],
    ['277', '005010X214', '005010X214', '277CA', null],
    ['277', '005010X212', '005010X212', '277', null],
    ['276', '005010X212', '005010X212', '276', null],
    ['277', '', '005010X228', 'unknown', 'VERSION_UNKNOWN'],
    ['997', '', '004010', 'unknown', 'VERSION_UNKNOWN'],
    ['', '', '', 'unknown', 'VERSION_UNKNOWN'],
  ])('ST01 %j, ST03 %j, GS08 %j: %s %s', (setId, setGuide, groupGuide, set, problem) => {
    expect(readVersion({ setId, setGuide, groupGuide })).toEqual({
      set,
      version: setGuide || groupGuide || null,
      problem,
    });
  });
});
