import { Controller, type DynamicModule, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppModule } from '../../../src/app.module.js';
import { insertCompany } from '../../../src/cli/company.command.js';
import { withClient } from '../../../src/embedded/provision.js';
import { Allow } from '../../../src/shared/access/allow.decorator.js';
import { DevelopmentIssuer } from '../../../src/shared/access/development-issuer.js';
import { BlobStore } from '../../../src/shared/blobs/blob-store.port.js';
import { settingsFrom } from '../../../src/shared/config/settings.js';
import { newId } from '../../../src/shared/database/new-id.js';
import { createHttpApp } from '../../../src/shared/http/http-app.js';
import { AcceptsUpload } from '../../../src/shared/uploads/accepts-upload.decorator.js';
import { Uploads } from '../../../src/shared/uploads/uploads.js';
import { testDatabase, testFolder, type TestDatabase } from '../../setup/test-database.js';

const LIMIT = 3 * 1024 * 1024;

@Controller('test-uploads')
class TestUploadsController {
  constructor(
    private readonly uploads: Uploads,
    private readonly blobs: BlobStore,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow('x12-file:import')
  @AcceptsUpload('application/edi-x12', 'text/plain')
  upload(@Req() request: FastifyRequest, @Query() _query: Record<string, string>): Promise<unknown> {
    return this.uploads.receive(request, async ({ content, fileName, mediaType, fields }) => {
      const blob = await this.blobs.keep(content, { fileName, mediaType });
      return { ...blob, fileName, mediaType, fields };
    });
  }
}

@Controller('test-json-uploads')
class TestJsonUploadsController {
  constructor(private readonly uploads: Uploads) {}

  @Post()
  @HttpCode(200)
  @Allow('x12-file:import')
  @AcceptsUpload('application/json')
  upload(@Req() request: FastifyRequest): Promise<unknown> {
    return this.uploads.receive(request, async ({ content: { bytes }, mediaType }) => ({ bytes, mediaType }));
  }
}

describe('uploads', () => {
  let app: NestFastifyApplication;
  let database: TestDatabase;
  let authorization: string;
  let companyId: string;

  beforeAll(async () => {
    database = await testDatabase();
    const environment = {
      DATA_DIR: `${testFolder()}/uploads`,
      LOG_LEVEL: process.env.QUINTET_TEST_LOG ?? 'silent',
      UPLOAD_LIMIT_BYTES: String(LIMIT),
      JOB_CONCURRENCY: '0',
    };
    const settings = settingsFrom(environment, database.appUrl);
    class TestModule {}
    const module: DynamicModule = {
      module: TestModule,
      imports: [AppModule.with(settings)],
      controllers: [TestUploadsController, TestJsonUploadsController],
    };
    app = await createHttpApp(module, settings);
    await app.listen(0, '127.0.0.1');
    companyId = newId();
    await insertCompany(database.migratorUrl, { id: companyId, name: 'Clinic', timeZone: 'America/New_York' });
    const person = { companyId, subject: 'u', name: 'u', roles: ['billing'] };
    authorization = `Bearer ${await app.get(DevelopmentIssuer).sign(person as never)}`;
  });
  afterAll(() => app.close());

  const url = (path = '/test-uploads'): string =>
    `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/api/v1${path}`;
  async function send(body: BodyInit | undefined, type?: string, path?: string) {
    const headers = { authorization, ...(type === undefined ? {} : { 'content-type': type }) };
    const answer = await fetch(url(path), { method: 'POST', headers, body });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }
  const form = (...entries: [string, string | Blob, string?][]): FormData => {
    const data = new FormData();
    for (const [name, value, fileName] of entries) {
      if (typeof value === 'string') data.append(name, value);
      else data.append(name, value, fileName);
    }
    return data;
  };
  const blobCount = async (): Promise<number> =>
    withClient(database.superuserUrl, async (client) => {
      const { rows } = await client.query('SELECT count(*)::int AS count FROM blobs WHERE company_id = $1', [
        companyId,
      ]);
      return rows[0].count;
    });

  it.each(['application/edi-x12', 'text/plain; charset=us-ascii', 'application/octet-stream'])(
    'take the bytes as %s',
    async (type) => {
      const content = randomBytes(2_500_000);
      const answer = await send(content, type, '/test-uploads?fileName=a.835&disposition=hold');
      expect(answer).toMatchObject({
        status: 200,
        body: {
          bytes: 2_500_000,
          isNew: true,
          fileName: 'a.835',
          mediaType: type.split(';')[0],
          fields: { disposition: 'hold' },
        },
      });
    },
  );

  it('take JSON as it is where it is listed, above the limit of a body and broken too; elsewhere it is parsed', async () => {
    const json = (body: string, path: string, type = 'application/json') => send(body, type, path);
    const large = `["${'x'.repeat(2_000_000)}`;
    for (const type of ['application/json', 'Application/JSON; charset=utf-8'])
      expect(await json(large, '/test-json-uploads', type)).toEqual({
        status: 200,
        body: { bytes: large.length, mediaType: 'application/json' },
      });
    expect(await json('{', '/test-json-uploads', 'application/json; charset=utf-16')).toMatchObject({ status: 415 });
    expect(await json('{', '/rcm/payers')).toMatchObject({ status: 400, body: { code: 'INVALID_JSON' } });
    expect(await json(large, '/rcm/payers')).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
  });

  it('take a form, with fields before and after the file, and know the same bytes again', async () => {
    const content = randomBytes(1_500_000);
    const raw = await send(content, 'application/edi-x12');
    const file = new Blob([content], { type: 'application/edi-x12' });
    const answer = await send(form(['a', '1'], ['file', file, '../x/../b.837'], ['disposition', 'post']));
    expect(answer).toMatchObject({
      status: 200,
      body: {
        id: raw.body.id,
        isNew: false,
        fileName: 'b.837',
        mediaType: 'application/edi-x12',
        fields: { a: '1', disposition: 'post' },
      },
    });
  });

  it.each([
    ['no body', undefined, undefined, 400, 'FILE_MISSING'],
    ['an empty body', new Uint8Array(0), 'application/edi-x12', 422, 'FILE_EMPTY'],
    ['a form without the field `file`', 'other', undefined, 400, 'FILE_MISSING'],
    ['an empty file in a form', 'empty', undefined, 422, 'FILE_EMPTY'],
    ['two files', 'two', undefined, 400, 'FILES_TOO_MANY'],
    ['JSON', '{}', 'application/json', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['a form that is none', 'garbage', 'multipart/form-data; boundary=x', 400, 'UPLOAD_ABORTED'],
    ['a form without a boundary', 'garbage', 'multipart/form-data', 400, 'UPLOAD_ABORTED'],
  ])('refuse %s', async (_what, body, type, status, code) => {
    const text = new Blob(['ISA']);
    const forms: Record<string, FormData> = {
      other: form(['other', text, 'a']),
      empty: form(['file', new Blob([]), 'a']),
      two: form(['file', text, 'a'], ['file', text, 'b']),
    };
    const before = await blobCount();
    const answer = await send(typeof body === 'string' ? (forms[body] ?? body) : body, type);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await blobCount()).toBe(before);
  });

  it.each(['raw', 'form'])('refuse one byte more than the limit and take the limit itself (%s)', async (way) => {
    const sent = (bytes: number) => {
      const content = randomBytes(bytes);
      return way === 'raw' ? send(content, 'application/edi-x12') : send(form(['file', new Blob([content]), 'a']));
    };
    expect(await sent(LIMIT)).toMatchObject({ status: 200, body: { bytes: LIMIT } });
    expect(await sent(LIMIT + 1)).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
    expect(await sent(LIMIT * 3)).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
  });

  it.each(['application/edi-x12', 'multipart/form-data; boundary=x'])(
    'that break off leave nothing (%s)',
    async (type) => {
      const before = await blobCount();
      const head = type.startsWith('multipart')
        ? '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        : '';
      const request = httpRequest(url(), {
        method: 'POST',
        headers: { authorization, 'content-type': type, 'content-length': 2_000_000 },
      });
      request.on('error', () => undefined);
      request.write(head + 'x'.repeat(1_200_000));
      await sleep(200);
      request.destroy();
      await sleep(300);
      expect(await blobCount()).toBe(before);
      expect((await send('ISA', 'application/edi-x12')).status).toBe(200);
    },
  );

  it('are refused to those who may not, and elsewhere', async () => {
    const answer = await fetch(url(), { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'ISA' });
    expect(answer.status).toBe(401);
    for (const type of ['text/plain', 'application/edi-x12']) {
      expect(await send('ISA', type, '/rcm/payers')).toMatchObject({
        status: 415,
        body: { code: 'MEDIA_TYPE_UNSUPPORTED' },
      });
    }
    expect((await send(form(['file', new Blob(['ISA']), 'a']), undefined, '/rcm/payers')).status).toBe(415);
  });
});
