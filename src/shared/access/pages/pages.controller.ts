import { Body, Controller, Get, Headers, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiConsumes, ApiExcludeController } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Allow, Public } from '../allow.decorator.js';
import { PageSignIn } from './page-sign-in.service.js';
import { PAGE_HEADERS } from '../../pages/page.writer.js';

const FORMS = ['application/json', 'application/x-www-form-urlencoded'];

/** What a browser sends once. */
export class SignInDto {
  @IsString()
  @MinLength(1)
  @MaxLength(4000)
  token: string;
}

/** Pages for people stand beside the API, not in it: they answer HTML and take the cookie of a sign-in. */
@ApiExcludeController()
@Controller('pages')
export class PagesController {
  constructor(private readonly service: PageSignIn) {}

  /** Who is signed in */
  @Get()
  @Allow('company:read')
  async showStartPage(@Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...PAGE_HEADERS }).send(await this.service.startPage());
  }

  /** The form that takes a token */
  @Get('sign-in')
  @Public()
  async showSignInPage(@Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...PAGE_HEADERS }).send(this.service.signInPage());
  }

  /** Take a token once and give a cookie that is good for pages */
  @Post('sign-in')
  @HttpCode(303)
  @ApiConsumes(...FORMS)
  @Public()
  async signIn(
    @Headers('sec-fetch-site') site: string | undefined,
    @Ip() address: string,
    @Body() { token }: SignInDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply
      .headers({ 'set-cookie': await this.service.signIn(token, { site, address }), location: '/pages' })
      .status(303)
      .send();
  }

  /** Forget the cookie */
  @Post('sign-out')
  @HttpCode(303)
  @ApiConsumes(...FORMS)
  @Public()
  async signOut(@Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ 'set-cookie': this.service.signOut(), location: '/pages/sign-in' }).status(303).send();
  }
}
