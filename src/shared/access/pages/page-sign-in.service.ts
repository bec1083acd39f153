import { Injectable } from '@nestjs/common';
import { DomainError } from '../../errors/domain-error.js';
import { tenantContext } from '../../tenancy/tenant-context.js';
import { Authenticator } from '../authenticator.js';
import { CompaniesRepository } from '../companies/companies.repository.js';
import { UsersRepository } from '../users/users.repository.js';
import { ApiKeysRepository } from '../api-keys/api-keys.repository.js';
import { html } from '../../pages/html.writer.js';
import { page } from '../../pages/page.writer.js';
import { RefusedSignIns } from '../refused-sign-ins.js';
import { PageSession } from './page-session.js';

/** Signing a browser in, and the page that says who is signed in. */
@Injectable()
export class PageSignIn {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly session: PageSession,
    private readonly refusedSignIns: RefusedSignIns,
    private readonly companies: CompaniesRepository,
    private readonly users: UsersRepository,
    private readonly keys: ApiKeysRepository,
  ) {}

  /**
   * Set-Cookie for a good token. `site` is the browser's Sec-Fetch-Site: another site must not be able to sign a
   * browser in under a name that its user did not choose.
   */
  async signIn(token: string, { site, address }: { site: string | undefined; address: string }): Promise<string> {
    if (site === 'cross-site' || site === 'same-site') throw new DomainError('CROSS_SITE_REFUSED');
    const shown = token.trim();
    const principal = await this.refusedSignIns.guard(address, shown, () => this.authenticator.principalOf(shown));
    if (principal.companyStatus !== 'active') throw new DomainError('COMPANY_SUSPENDED');
    if (principal.status !== 'active') throw new DomainError('USER_INACTIVE');
    return this.session.cookieFor(shown);
  }

  signOut(): string {
    return this.session.endCookie();
  }

  signInPage(): string {
    return page(
      'Sign in',
      html`<form method="post" action="/pages/sign-in">
        <label for="token">Access token</label><textarea id="token" name="token" required autocomplete="off"></textarea>
        <button>Sign in</button>
      </form>`,
    );
  }

  /** Company, user and roles of the caller. */
  async startPage(): Promise<string> {
    const { roles = [] } = tenantContext.current();
    const company = await this.companies.current();
    return page(
      company.name,
      html`<dl>
          <dt>Company</dt>
          <dd>${company.name}</dd>
          <dt>Signed in as</dt>
          <dd>${await this.callerName()}</dd>
          <dt>Roles</dt>
          <dd>${roles.length > 0 ? roles.join(', ') : 'none'}</dd>
        </dl>
        <form method="post" action="/pages/sign-out"><button>Sign out</button></form>`,
    );
  }

  private async callerName(): Promise<string> {
    const id = tenantContext.actorId();
    const isKey = tenantContext.current().actorKind === 'api_key';
    return isKey ? (await this.keys.get(id)).name : (await this.users.get(id)).displayName;
  }
}
