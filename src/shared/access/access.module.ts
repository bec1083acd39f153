import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TenantGuard } from '../tenancy/tenant.guard.js';
import { ApiKey } from './api-keys/api-key.entity.js';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeysRepository } from './api-keys/api-keys.repository.js';
import { ApiKeysService } from './api-keys/api-keys.service.js';
import { Authenticator } from './authenticator.js';
import { CompaniesController } from './companies/companies.controller.js';
import { CompaniesRepository } from './companies/companies.repository.js';
import { EmergencyAccessController } from './emergency-access/emergency-access.controller.js';
import { EmergencyAccessService } from './emergency-access/emergency-access.service.js';
import { EmergencyGrant } from './emergency-access/emergency-grant.entity.js';
import { EmergencyGrantsRepository } from './emergency-access/emergency-grants.repository.js';
import { Notice } from './notices/notice.entity.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticesRepository } from './notices/notices.repository.js';
import { NoticesService } from './notices/notices.service.js';
import { PageSession } from './pages/page-session.js';
import { PageSignIn } from './pages/page-sign-in.service.js';
import { PagesController } from './pages/pages.controller.js';
import { PrincipalsRepository } from './principals.repository.js';
import { RefusedSignIns } from './refused-sign-ins.js';
import { RolesController } from './roles/roles.controller.js';
import { TokenVerifier } from './token-verifier.js';
import { User } from './users/user.entity.js';
import { UsersController } from './users/users.controller.js';
import { UsersRepository } from './users/users.repository.js';
import { UsersService } from './users/users.service.js';

/** Who may come in and what for: users, keys, roles, emergency access, notices, the own company, sign-in to pages. */
@Module({
  imports: [TypeOrmModule.forFeature([User, ApiKey, EmergencyGrant, Notice])],
  controllers: [
    UsersController,
    ApiKeysController,
    RolesController,
    CompaniesController,
    EmergencyAccessController,
    NoticesController,
    PagesController,
  ],
  providers: [
    Authenticator,
    PrincipalsRepository,
    RefusedSignIns,
    TokenVerifier,
    UsersRepository,
    UsersService,
    ApiKeysRepository,
    ApiKeysService,
    CompaniesRepository,
    EmergencyGrantsRepository,
    EmergencyAccessService,
    NoticesRepository,
    NoticesService,
    PageSession,
    PageSignIn,
    { provide: APP_GUARD, useClass: TenantGuard },
  ],
  exports: [Authenticator, NoticesRepository, PageSession],
})
export class AccessModule {}
