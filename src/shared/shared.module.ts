import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from './access/authenticator.js';
import { DevelopmentIssuer } from './access/development-issuer.js';
import { PrincipalsRepository } from './access/principals.repository.js';
import { TokenVerifier } from './access/token-verifier.js';
import { AuditEvent } from './audit/audit-event.entity.js';
import { AuditEventsRepository } from './audit/audit-events.repository.js';
import { KeyRing, openKeyRing } from './blobs/key-ring.js';
import { Settings } from './config/settings.js';
import { appDatabaseOptions } from './database/database-options.js';
import { Database } from './database/database.js';
import { Pages } from './database/pages.js';
import { Store } from './database/store.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { TenantGuard } from './tenancy/tenant.guard.js';
import { Clock } from './time/clock.js';

const FOR_ALL = [Clock, Database, Pages, Store, UnitOfWork, AuditEventsRepository, Settings, KeyRing, DevelopmentIssuer];

/** The ground floor: database, tenancy, audit trail, access. Knows no domain. */
@Global()
@Module({})
export class SharedModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SharedModule,
      imports: [
        TypeOrmModule.forRoot({ ...appDatabaseOptions(settings), autoLoadEntities: true, retryAttempts: 0 }),
        TypeOrmModule.forFeature([AuditEvent]),
      ],
      providers: [
        ...FOR_ALL.filter((provider) => provider !== Settings && provider !== KeyRing),
        { provide: Settings, useValue: settings },
        { provide: KeyRing, useFactory: () => openKeyRing(settings.encryptionKeyFile, { create: !settings.isProduction }) },
        Authenticator,
        PrincipalsRepository,
        TokenVerifier,
        { provide: APP_GUARD, useClass: TenantGuard },
      ],
      exports: FOR_ALL,
    };
  }
}
