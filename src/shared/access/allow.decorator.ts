import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from './permission.codes.js';

export const ALLOW = 'quintet:permission';
export const SHOWS = 'quintet:shows';
export const PUBLIC = 'quintet:public';

/** The permission an operation needs. An operation without one is refused (deny by default) and fails a contract test. */
export const Allow = (permission: Permission): MethodDecorator =>
  applyDecorators(SetMetadata(ALLOW, permission), ApiBearerAuth('token'), ApiExtension('x-permission', permission));

/** The operation is for everybody, without a token (health, the sign-in page). It finds no company in context. */
export const Public = (): MethodDecorator => applyDecorators(SetMetadata(PUBLIC, true), ApiExtension('x-public', true));

/**
 * The operation answers with protected health information of this entity: one audit event with the ids it showed is
 * committed before the answer leaves. `self`: the repository writes the event in the reading statement itself.
 */
export const ShowsPhi = (entity: string, writtenBy: 'interceptor' | 'self' = 'interceptor'): MethodDecorator =>
  applyDecorators(SetMetadata(SHOWS, { entity, writtenBy }), ApiExtension('x-shows-phi', entity));
