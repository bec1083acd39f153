import { jest } from '@jest/globals';
import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { firstValueFrom, from, of, throwError } from 'rxjs';
import { ShowsPhi } from '../access/allow.decorator.js';
import { AuditEventsRepository } from '../audit/audit-events.repository.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { type Claim, IdempotencyKeysRepository, type KeptAnswer } from './idempotency-keys.repository.js';

const keys = { claim: jest.fn<(key: string, hash: string) => Promise<Claim>>(), keep: jest.fn<() => Promise<void>>() };
const note = jest.fn();
const units = { run: jest.fn((work: () => Promise<unknown>) => work()) };

function requestOf(facts: { key?: string; body?: unknown; consumes?: string[]; controller?: object }): {
  context: ExecutionContext;
  reply: FakeReply;
} {
  const reply = new FakeReply();
  const request = {
    method: 'POST',
    url: '/things',
    headers: facts.key === undefined ? {} : { 'idempotency-key': facts.key },
    body: facts.body,
    routeOptions: { config: { operation: { consumes: facts.consumes ?? ['application/json'] } } },
  };
  const http = { getRequest: () => request, getResponse: () => reply };
  const getClass = (): object => facts.controller ?? class {};
  return { context: { switchToHttp: () => http, getClass } as unknown as ExecutionContext, reply };
}

class FakeReply {
  statusCode = 201;
  readonly sent: Record<string, string> = { location: '/things/1' };
  hasHeader = (name: string): boolean => name in this.sent;
  getHeader = (name: string): string | undefined => this.sent[name];
  status(status: number): this {
    this.statusCode = status;
    return this;
  }
  headers(headers: Record<string, string>): this {
    Object.assign(this.sent, headers);
    return this;
  }
  header(name: string, value: string): this {
    this.sent[name] = value;
    return this;
  }
}

describe('the idempotency interceptor', () => {
  let interceptor: IdempotencyInterceptor;
  const handle = jest.fn(() => of<unknown>({ id: 1 }));
  const next: CallHandler = { handle };

  beforeEach(async () => {
    jest.clearAllMocks();
    const module = await Test.createTestingModule({
      providers: [
        IdempotencyInterceptor,
        { provide: UnitOfWork, useValue: units },
        { provide: IdempotencyKeysRepository, useValue: keys },
        { provide: AuditEventsRepository, useValue: { note } },
      ],
    }).compile();
    interceptor = module.get(IdempotencyInterceptor);
  });

  const answerOf = async (context: ExecutionContext): Promise<unknown> =>
    firstValueFrom(await Promise.resolve(interceptor.intercept(context, next)).then((answer) => from(answer)));

  it.each([
    ['without a key', {}],
    ['with an upload', { key: 'k', consumes: ['multipart/form-data'] }],
  ])('lets a request %s pass', async (_what, facts) => {
    await answerOf(requestOf(facts).context);
    expect([units.run.mock.calls.length, keys.claim.mock.calls.length]).toEqual([0, 0]);
  });

  it('keeps what a new request answers, in its unit', async () => {
    keys.claim.mockResolvedValue({ outcome: 'new' });
    expect(await answerOf(requestOf({ key: 'k', body: { a: 1 } }).context)).toEqual({ id: 1 });
    const kept: KeptAnswer = { status: 201, headers: { location: '/things/1' }, body: '{"id":1}' };
    expect(keys.keep).toHaveBeenCalledWith('k', kept);
    expect(units.run).toHaveBeenCalledTimes(1);
  });

  it('answers again what it has kept, without the handler', async () => {
    const { context, reply } = requestOf({ key: 'k', body: { a: 1 } });
    keys.claim.mockImplementation(async (_key, requestHash) => ({
      outcome: 'answered',
      requestHash,
      answer: { status: 202, headers: { location: '/jobs/7' }, body: '{"id":7}' },
    }));
    expect(await answerOf(context)).toEqual({ id: 7 });
    expect(handle).not.toHaveBeenCalled();
    expect(reply.statusCode).toBe(202);
    expect(reply.sent).toEqual({ location: '/jobs/7', 'idempotency-replayed': 'true' });
  });

  it('notes that protected health information was shown again, and only then', async () => {
    class Patients {
      @ShowsPhi('patients')
      readPatient(): void {}
    }
    const { context } = requestOf({ key: 'k', controller: Patients });
    keys.claim.mockResolvedValueOnce({ outcome: 'new' });
    await answerOf(context);
    expect(note).not.toHaveBeenCalled();
    keys.claim.mockImplementation(async (_key, requestHash) => ({
      outcome: 'answered',
      requestHash,
      answer: { status: 201, headers: {}, body: '{"id":"p1"}' },
    }));
    await answerOf(context);
    const details = { ids: ['p1'], isReplayed: true };
    expect(note.mock.calls).toEqual([[{ outcome: 'shown', entity: 'patients', entityId: 'p1', details }]]);
  });

  it.each<[string, Claim, string]>([
    [
      'another payload',
      { outcome: 'answered', requestHash: 'other', answer: { status: 201, headers: {}, body: null } },
      'REUSED',
    ],
    ['a running twin', { outcome: 'running' }, 'IN_USE'],
  ])('refuses %s', async (_what, claim, code) => {
    keys.claim.mockResolvedValue(claim);
    await expect(answerOf(requestOf({ key: 'k' }).context)).rejects.toMatchObject({ code: `IDEMPOTENCY_KEY_${code}` });
    expect(handle).not.toHaveBeenCalled();
  });

  it('keeps nothing when the handler refuses', async () => {
    keys.claim.mockResolvedValue({ outcome: 'new' });
    handle.mockReturnValueOnce(throwError(() => new Error('refused')));
    await expect(answerOf(requestOf({ key: 'k' }).context)).rejects.toThrow('refused');
    expect(keys.keep).not.toHaveBeenCalled();
  });
});
