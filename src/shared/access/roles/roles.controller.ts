import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../allow.decorator.js';
import { permissionsOf, ROLES } from '../permission.codes.js';
import { RoleList } from './role.dto.js';

@ApiTags('Access: roles')
@Controller('roles')
export class RolesController {
  /** List the roles and what each may do */
  @Get()
  @Allow('company:read')
  listRoles(): RoleList {
    return { items: ROLES.map((role) => ({ role, permissions: [...permissionsOf([role])] })) };
  }
}
