import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { settingsFrom } from './shared/config/settings.js';
import { BASE_PATH } from './shared/http/http-app.js';
import { openApiDocument } from './shared/http/openapi-document.js';

// Prints the OpenAPI document of the built application. Nest's preview mode makes no instances: no database is needed.
const settings = settingsFrom({}, 'postgresql://app@localhost/none');
const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), new FastifyAdapter() as never, {
  preview: true,
  logger: ['error'],
  abortOnError: false,
});
app.setGlobalPrefix(BASE_PATH);
process.stdout.write(`${JSON.stringify(openApiDocument(app), null, 2)}\n`);
