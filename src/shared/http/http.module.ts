import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Metrics } from '../observability/metrics.js';
import { Readiness } from '../observability/readiness.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import { RateLimitGuard } from './rate-limit.guard.js';

/** What stands between the network and the controllers. To be imported after the module whose guard knows the caller. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    IdempotencyInterceptor,
    IdempotencyKeysRepository,
    Metrics,
    Readiness,
    { provide: APP_GUARD, useClass: RateLimitGuard },
  ],
})
export class HttpModule {}
