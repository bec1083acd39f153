import type { LightMyRequestResponse } from 'fastify';
import type { TestApi, TestCompany } from './api.js';
import { send, type Operation } from './operations.js';
import { prepare, type Prepared } from './prepared.js';
import { isRead } from './recipes/all-recipes.js';
import type { ValidRequest } from './recipes/recipe.js';

const asItIs = (request: ValidRequest): ValidRequest => request;

/** A valid request of one operation in one company: prepared when first asked for, and anew once an answer used it up. */
export class ReusableRequest {
  private prepared: Promise<Prepared> | undefined;

  constructor(
    private readonly api: TestApi,
    readonly company: TestCompany,
    readonly operation: Operation,
  ) {}

  current(): Promise<Prepared> {
    return (this.prepared ??= prepare(this.api, this.company, this.operation));
  }

  /** Sends it, or what `change` makes of it, as who may. What is refused leaves everything as it was. */
  async send(change = asItIs): Promise<LightMyRequestResponse> {
    const { request, authorization } = await this.current();
    const answer = await send(this.api.app, this.operation, change(request), authorization);
    if (answer.statusCode < 400 && !isRead(this.operation)) this.prepared = undefined;
    return answer;
  }
}
