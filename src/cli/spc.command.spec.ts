import { readFileSync } from 'node:fs';
import { spc } from './spc.command.js';

const TITLE = 'Sepsis bundle: patients with every applicable element';

describe('quintet spc', () => {
  it("draws the README's picture, byte by byte, by the command that the README names", async () => {
    const lines: string[] = [];
    const code = await spc(['--svg', '--title', TITLE, 'docs/images/control-chart.json'], (line) => {
      lines.push(line);
    });
    expect(code).toBe(0);
    expect(`${lines.join('\n')}\n`).toBe(readFileSync('docs/images/control-chart.svg', 'utf8'));
    expect(readFileSync('README.md', 'utf8')).toContain(`spc --svg --title '${TITLE}' docs/images/control-chart.json`);
  });
});
