import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompanyCalendar } from './calendar/company-calendar.repository.js';
import { CalendarFeed } from './reminders/calendar-feed.entity.js';
import { CalendarFeedsRepository } from './reminders/calendar-feeds.repository.js';
import { CalendarFeedsService } from './reminders/calendar-feeds.service.js';
import { CalendarPagesController } from './reminders/calendar-pages.controller.js';
import { RemindersController } from './reminders/reminders.controller.js';
import { RemindersRepository } from './reminders/reminders.repository.js';
import { RemindersService } from './reminders/reminders.service.js';
import { RequirementPeriodsRepository } from './requirements/requirement-periods.repository.js';
import { RequirementPlanner } from './requirements/requirement-planner.service.js';
import { RequirementsRepository } from './requirements/requirements.repository.js';
import { WebhookAddresses } from './webhooks/webhook-addresses.js';
import { WebhookDelivery } from './webhooks/webhook-delivery.entity.js';
import { WebhookDeliveriesRepository } from './webhooks/webhook-deliveries.repository.js';
import { WebhookDeliveryService } from './webhooks/webhook-delivery.service.js';
import { WebhookEndpoint } from './webhooks/webhook-endpoint.entity.js';
import { WebhookEndpointsRepository } from './webhooks/webhook-endpoints.repository.js';
import { WebhookOutbox } from './webhooks/webhook-outbox.service.js';
import { WebhookSender } from './webhooks/webhook-sender.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { WebhooksService } from './webhooks/webhooks.service.js';

/** What reminds people and machines: lists of what falls due, calendars, webhooks. */
@Module({
  imports: [TypeOrmModule.forFeature([CalendarFeed, WebhookDelivery, WebhookEndpoint])],
  controllers: [CalendarPagesController, RemindersController, WebhooksController],
  providers: [
    // reminders
    CalendarFeedsRepository,
    CalendarFeedsService,
    CompanyCalendar,
    RemindersRepository,
    RemindersService,
    RequirementPeriodsRepository,
    RequirementPlanner,
    RequirementsRepository,
    // webhooks
    WebhookAddresses,
    WebhookDeliveriesRepository,
    WebhookDeliveryService,
    WebhookEndpointsRepository,
    WebhookOutbox,
    WebhookSender,
    WebhooksService,
  ],
})
export class RemindersModule {}
