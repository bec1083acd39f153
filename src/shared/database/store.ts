import { Injectable } from '@nestjs/common';
import { Pages } from './pages.js';
import { Clock } from '../time/clock.js';
import { Database } from './database.js';
import { UnitOfWork } from './unit-of-work.js';

/** What every tenant repository stands on, injected as one thing. */
@Injectable()
export class Store {
  constructor(
    readonly database: Database,
    readonly units: UnitOfWork,
    readonly pages: Pages,
    readonly clock: Clock,
  ) {}
}
