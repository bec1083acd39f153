import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../http/if-match.decorator.js';
import { Allow } from '../allow.decorator.js';
import { CreateUserDto, ListUsersQuery, UpdateUserDto, UserPage } from './user.dto.js';
import { User } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@ApiTags('Access: users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly service: UsersService,
    private readonly users: UsersRepository,
  ) {}

  /** List users */
  @Get()
  @Allow('user:read')
  listUsers(@Query() query: ListUsersQuery): Promise<UserPage> {
    return this.users.list(query);
  }

  /** Register a user before the first sign-in */
  @Post()
  @Allow('user:write')
  createUser(@Body() facts: CreateUserDto): Promise<User> {
    return this.service.register(facts);
  }

  /** Read a user */
  @Get(':id')
  @Allow('user:read')
  readUser(@Param('id', ParseUUIDPipe) id: string): Promise<User> {
    return this.users.get(id);
  }

  /** Change a user's name or roles */
  @Patch(':id')
  @Allow('user:write')
  updateUser(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateUserDto,
  ): Promise<User> {
    return this.service.update(id, version, facts);
  }

  /** Deactivate a user */
  @Post(':id/deactivation')
  @HttpCode(200)
  @Allow('user:write')
  deactivateUser(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<User> {
    return this.service.deactivate(id, version);
  }

  /** Activate a user again */
  @Post(':id/activation')
  @HttpCode(200)
  @Allow('user:write')
  activateUser(@Param('id', ParseUUIDPipe) id: string, @IfMatch() version: number): Promise<User> {
    return this.service.activate(id, version);
  }
}
