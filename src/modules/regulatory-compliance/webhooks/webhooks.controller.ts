import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../shared/access/allow.decorator.js';
import { IfMatch } from '../../../shared/http/if-match.decorator.js';
import {
  CreateWebhookDto,
  ListWebhookDeliveriesQuery,
  ListWebhooksQuery,
  UpdateWebhookDto,
  WebhookDeliveryPage,
  WebhookEndpointPage,
  WebhookEndpointWithSecret,
} from './webhook.dto.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('Compliance: webhooks')
@Controller('regulatory-compliance')
export class WebhooksController {
  constructor(private readonly service: WebhooksService) {}

  /** List webhook endpoints */
  @Get('webhooks')
  @Allow('webhook:read')
  listWebhooks(@Query() query: ListWebhooksQuery): Promise<WebhookEndpointPage> {
    return this.service.list(query);
  }

  /** Register a webhook endpoint; its secret is told once */
  @Post('webhooks')
  @Allow('webhook:write')
  createWebhook(@Body() facts: CreateWebhookDto): Promise<WebhookEndpointWithSecret> {
    return this.service.create(facts);
  }

  /** Read a webhook endpoint */
  @Get('webhooks/:id')
  @Allow('webhook:read')
  readWebhook(@Param('id', ParseUUIDPipe) id: string): Promise<WebhookEndpoint> {
    return this.service.read(id);
  }

  /** Change a webhook endpoint */
  @Patch('webhooks/:id')
  @Allow('webhook:write')
  updateWebhook(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() facts: UpdateWebhookDto,
  ): Promise<WebhookEndpoint> {
    return this.service.update(id, version, facts);
  }

  /** Give a webhook endpoint a new secret */
  @Post('webhooks/:id/secret')
  @Allow('webhook:write')
  rotateWebhookSecret(@Param('id', ParseUUIDPipe) id: string): Promise<WebhookEndpointWithSecret> {
    return this.service.rotateSecret(id);
  }

  /** List webhook deliveries, the newest first */
  @Get('webhook-deliveries')
  @Allow('webhook:read')
  listWebhookDeliveries(@Query() query: ListWebhookDeliveriesQuery): Promise<WebhookDeliveryPage> {
    return this.service.listDeliveries(query);
  }

  /** Deliver a message again, also one that was given up */
  @Post('webhook-deliveries/:id/redelivery')
  @Allow('webhook:write')
  redeliverWebhook(@Param('id', ParseUUIDPipe) id: string): Promise<WebhookDelivery> {
    return this.service.redeliver(id);
  }
}
