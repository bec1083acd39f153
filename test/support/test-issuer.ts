import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** What a token of the test says; `undefined` leaves a claim out. */
export interface TokenClaims {
  key?: string;
  alg?: string;
  iss?: string;
  aud?: string | undefined;
  sub?: string | undefined;
  /** Seconds from now. */
  expiresIn?: number | undefined;
  validFrom?: number;
  claims: Record<string, unknown>;
}

/** An OpenID Connect issuer on a port of its own: discovery document, key set, tokens; it can be shut and rotated. */
export class TestIssuer {
  url: string;
  fetches = 0;
  /** What the server answers with instead, when set. */
  failure: number | undefined;
  private readonly private = new Map<string, CryptoKey>();
  private readonly public = new Map<string, CryptoKey>();
  private published: JWK[] = [];
  private server: Server;

  static async start(): Promise<TestIssuer> {
    const issuer = new TestIssuer();
    await issuer.makeKey('first', 'RS256');
    await issuer.publish(['first']);
    issuer.server = createServer((request, response) => {
      issuer.fetches += 1;
      if (issuer.failure !== undefined) return void response.writeHead(issuer.failure).end();
      const isDiscovery = request.url === '/.well-known/openid-configuration';
      const document = isDiscovery
        ? { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` }
        : { keys: issuer.published };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
    });
    issuer.server.listen(0, '127.0.0.1');
    await once(issuer.server, 'listening');
    issuer.url = `http://127.0.0.1:${(issuer.server.address() as AddressInfo).port}`;
    return issuer;
  }

  async makeKey(id: string, algorithm: string): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
    this.private.set(id, privateKey);
    this.public.set(id, publicKey);
  }

  async publish(ids: string[]): Promise<void> {
    this.published = await Promise.all(ids.map(async (kid) => ({ ...(await exportJWK(this.public.get(kid)!)), kid })));
  }

  /** The public key as text, which a careless verifier would take for a shared secret. */
  publicKeyText(id: string): Promise<string> {
    return exportSPKI(this.public.get(id)!);
  }

  token(facts: TokenClaims): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { key = 'first', alg = 'RS256', validFrom } = facts;
    const given = { iss: this.url, aud: 'quintet-api', sub: 'someone', expiresIn: 600, ...facts };
    const jwt = new SignJWT(facts.claims).setProtectedHeader({ alg, kid: key, typ: 'at+jwt' }).setIssuer(given.iss);
    if (given.aud !== undefined) jwt.setAudience(given.aud);
    if (given.sub !== undefined) jwt.setSubject(given.sub);
    if (given.expiresIn !== undefined) jwt.setExpirationTime(now + given.expiresIn);
    if (validFrom !== undefined) jwt.setNotBefore(now + validFrom);
    return jwt.sign(this.private.get(key)!);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
