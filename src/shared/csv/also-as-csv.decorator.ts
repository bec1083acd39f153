import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProduces, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type CsvTable, csvText } from './csv.writer.js';

export const ANSWER_FORMATS = ['json', 'csv'] as const;
export type AnswerFormat = (typeof ANSWER_FORMATS)[number];

class CsvAnswer<Answer> implements NestInterceptor<Answer, Answer | string> {
  constructor(private readonly tableOf: (answer: Answer) => CsvTable) {}

  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<Answer | string> {
    const http = context.switchToHttp();
    const { query } = http.getRequest<FastifyRequest<{ Querystring: { format?: string } }>>();
    if (query.format !== 'csv') return next.handle();
    return next.handle().pipe(
      map((answer) => {
        const table = this.tableOf(answer);
        void http.getResponse<FastifyReply>().headers({
          'content-type': 'text/csv; charset=utf-8; header=present',
          'content-disposition': `attachment; filename="${table.fileName}.csv"`,
        });
        return csvText(table);
      }),
    );
  }
}

/** The operation answers JSON, and with `?format=csv` the table that `tableOf` makes of the same answer. */
export const AlsoAsCsv = <Answer>(type: Type<Answer>, tableOf: (answer: Answer) => CsvTable): MethodDecorator =>
  applyDecorators(
    UseInterceptors(new CsvAnswer(tableOf)),
    ApiExtraModels(type),
    ApiProduces('application/json', 'text/csv'),
    ApiOkResponse({
      content: {
        'application/json': { schema: { $ref: getSchemaPath(type) } },
        'text/csv': { schema: { type: 'string' } },
      },
    }),
  );
