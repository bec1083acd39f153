import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { Settings } from '../config/settings.js';

/** What a demo token says. */
export interface DemoTokenFacts {
  companyId: string;
  subject: string;
  name: string;
  roles: readonly string[];
  expiresInDays?: number;
}

/** Signs demo tokens of the embedded default. Refuses to exist in production. */
@Injectable()
export class DevelopmentIssuer {
  readonly issuer = 'urn:quintet:development-issuer';
  readonly audience = 'quintet';
  private jwk: JWK | undefined;

  constructor(private readonly settings: Settings) {}

  async sign(facts: DemoTokenFacts): Promise<string> {
    const key = (await importJWK(await this.key(), 'ES256')) as CryptoKey;
    return new SignJWT({
      [this.settings.oidcCompanyClaim]: facts.companyId,
      [this.settings.oidcRolesClaim]: [...facts.roles],
      name: facts.name,
    })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
      .setIssuer(this.issuer)
      .setAudience(this.audience)
      .setSubject(facts.subject)
      .setIssuedAt()
      .setExpirationTime(`${facts.expiresInDays ?? 30} days`)
      .sign(key);
  }

  async keySource(): Promise<JWTVerifyGetKey> {
    const { kty, crv, x, y } = await this.key();
    return createLocalJWKSet({ keys: [{ kty: kty!, crv, x, y, alg: 'ES256' }] });
  }

  private async key(): Promise<JWK> {
    if (this.settings.isProduction) throw new Error('The development issuer refuses to run in production');
    this.jwk ??= await readOrMakeKey(join(this.settings.dataDir, 'development-issuer.json'));
    return this.jwk;
  }
}

async function readOrMakeKey(file: string): Promise<JWK> {
  const made = await generateKeyPair('ES256', { extractable: true });
  const jwk = JSON.stringify(await exportJWK(made.privateKey));
  await mkdir(join(file, '..'), { recursive: true });
  // `wx`: of several processes that start at once, one makes the key and the others read it.
  await writeFile(file, jwk, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return JSON.parse(await readFile(file, 'utf8')) as JWK;
}
