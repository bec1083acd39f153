import { csvText } from './csv.writer.js';

describe('CSV as it is written', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-cmd', "'-cmd"],
    [-5, '-5'],
    [0, '0'],
    [null, ''],
  ])('%j is %s', (cell, text) => {
    expect(csvText({ fileName: 'f', columns: ['c'], rows: [[cell]] })).toBe(`c\r\n${text}\r\n`);
  });
});
