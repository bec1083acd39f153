import { makeLogger, NestLogger } from './logging.js';

describe('the log', () => {
  const lines: Record<string, unknown>[] = [];
  const logger = makeLogger('info', { write: (line: string) => void lines.push(JSON.parse(line)) });
  beforeEach(() => (lines.length = 0));
  const written = (): Record<string, unknown> => {
    const { level: _level, time: _time, ...fields } = lines[0]!;
    return fields;
  };

  it('writes the fields of its list and no others', () => {
    logger.info(
      { requestId: 'r', status: 200, url: '/patients?name=Doe', body: { name: 'Doe' } },
      'GET /patients?name=Doe',
    );
    expect(written()).toEqual({ requestId: 'r', status: 200 });
  });

  it('writes of an error its kind, not its words', () => {
    const error = Object.assign(new TypeError('value "Doe" is too long'), { code: '22001' });
    logger.warn({ err: error }, 'failed for Doe');
    expect(written()).toEqual({ error: 'TypeError', errorCode: '22001' });
  });

  it('leaves bare text out, and says only that there was some when it warns', () => {
    logger.info('patient Doe');
    expect(lines).toEqual([]);
    logger.error('patient Doe');
    expect(written()).toEqual({ context: 'library' });
  });

  it('writes what Nest says with its context', () => {
    new NestLogger(logger).warn('slow start', 'Bootstrap');
    expect(written()).toEqual({ context: 'Bootstrap', msg: 'slow start' });
  });
});
