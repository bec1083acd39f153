import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import { parseIfMatch } from './entity-tag.rules.js';

const documented: ParameterDecorator = (target, key) =>
  ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'ETag of the record as you have read it.',
    schema: { type: 'string', example: '"1"' },
  })(target, key!, Object.getOwnPropertyDescriptor(target, key!)!);

/** The version the caller has read, from If-Match (RFC 9110 §13.1.1): 428 without, 400 when malformed. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const parsed = parseIfMatch(request.headers['if-match']);
    if ('problem' in parsed) throw new DomainError(parsed.problem.code, [], parsed.problem.message);
    return parsed.version;
  },
  [documented],
);
