import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  HttpCode,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Job } from './job.entity.js';

@Injectable()
class JobLocation implements NestInterceptor<Job, Job> {
  intercept(context: ExecutionContext, next: CallHandler<Job>): Observable<Job> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((job) => {
        reply.header('location', `/api/v1/jobs/${job.id}`);
        return job;
      }),
    );
  }
}

/** The operation answers `202 Accepted` with a job, and with its path in `Location`. */
export const AnswersWithJob = (): MethodDecorator =>
  applyDecorators(
    HttpCode(202),
    UseInterceptors(JobLocation),
    ApiAcceptedResponse({
      type: Job,
      description: 'The work is queued as a job',
      headers: { Location: { description: 'Path of the job', schema: { type: 'string' } } },
    }),
  );
