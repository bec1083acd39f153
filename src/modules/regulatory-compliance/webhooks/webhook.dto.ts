import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ListQuery, pageOf } from '../../../shared/http/list.dto.js';
import { DELIVERY_STATUSES, type DeliveryStatus, WEBHOOK_EVENT_TYPES } from './webhook.codes.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';

class WithEventTypes {
  /** Types of events; all of them when left out or empty. */
  @ApiPropertyOptional({ enum: WEBHOOK_EVENT_TYPES, isArray: true })
  @IsOptional()
  @IsIn(WEBHOOK_EVENT_TYPES as string[], { each: true })
  eventTypes?: string[];
}

export class CreateWebhookDto extends IntersectionType(
  PickType(WebhookEndpoint, ['url'] as const),
  PartialType(PickType(WebhookEndpoint, ['description', 'isEnabled'] as const), { skipNullProperties: false }),
  WithEventTypes,
) {}

export class UpdateWebhookDto extends IntersectionType(
  PartialType(PickType(WebhookEndpoint, ['url', 'description', 'isEnabled'] as const), { skipNullProperties: false }),
  WithEventTypes,
) {}

export class WebhookEndpointPage extends pageOf(WebhookEndpoint) {}

export class ListWebhooksQuery extends ListQuery {}

/** An endpoint and its secret, which is told once. */
export class WebhookEndpointWithSecret extends WebhookEndpoint {
  /** Signs the messages (Standard Webhooks). */
  @ApiProperty({ type: 'string', example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' })
  secret: string;
}

export class WebhookDeliveryPage extends pageOf(WebhookDelivery) {}

export class ListWebhookDeliveriesQuery extends ListQuery {
  /** Endpoint. */
  @ApiPropertyOptional({ type: 'string', format: 'uuid' })
  @IsOptional()
  @IsUUID()
  endpointId?: string;

  /** Status; `dead` lists what was given up. */
  @ApiPropertyOptional({ enum: DELIVERY_STATUSES })
  @IsOptional()
  @IsIn(DELIVERY_STATUSES)
  status?: DeliveryStatus;
}
