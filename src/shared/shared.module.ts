import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from './access/access.module.js';
import { DevelopmentIssuer } from './access/development-issuer.js';
import { AuditEventsRepository } from './audit/audit-events.repository.js';
import { AuditModule } from './audit/audit.module.js';
import { BlobsModule } from './blobs/blobs.module.js';
import { KeyRing, openKeyRing } from './blobs/key-ring.js';
import { Settings } from './config/settings.js';
import { Counters } from './counters/counters.js';
import { appDatabaseOptions } from './database/database-options.js';
import { Database } from './database/database.js';
import { Pages } from './database/pages.js';
import { Store } from './database/store.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { HttpModule } from './http/http.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LinksModule } from './links/links.module.js';
import { UploadsModule } from './uploads/uploads.module.js';
import { Clock } from './time/clock.js';
import { CompanyDays } from './time/company-days.js';

const FOR_ALL = [
  Clock,
  CompanyDays,
  Counters,
  Database,
  Pages,
  Store,
  UnitOfWork,
  AuditEventsRepository,
  Settings,
  KeyRing,
  DevelopmentIssuer,
];

/** The ground floor: database, tenancy, audit trail, access. Knows no domain. */
@Global()
@Module({})
export class SharedModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SharedModule,
      imports: [
        TypeOrmModule.forRoot({ ...appDatabaseOptions(settings), autoLoadEntities: true, retryAttempts: 0 }),
        AccessModule,
        AuditModule,
        BlobsModule,
        JobsModule,
        LinksModule,
        UploadsModule,
        HttpModule,
      ],
      providers: [
        ...FOR_ALL.filter((provider) => provider !== Settings && provider !== KeyRing),
        { provide: Settings, useValue: settings },
        {
          provide: KeyRing,
          useFactory: () => openKeyRing(settings.encryptionKeyFile, { create: !settings.isProduction }),
        },
      ],
      exports: FOR_ALL,
    };
  }
}
