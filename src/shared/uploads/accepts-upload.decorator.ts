import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

const FORM = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary', description: 'The file; other fields as in the query' } },
};

/**
 * The operation takes a file for `Uploads.receive`: multipart field `file`, or the bytes themselves as
 * application/octet-stream or one of `mediaTypes` (JSON among them is not parsed then, nor held to the limit of a body).
 * Other media types are answered with 415. What may come as a field of the form may come as a query parameter too:
 * describe it with `@Query()`.
 */
export const AcceptsUpload = (...mediaTypes: string[]): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data', 'application/octet-stream', ...mediaTypes),
    ApiBody({ schema: FORM }),
  );
