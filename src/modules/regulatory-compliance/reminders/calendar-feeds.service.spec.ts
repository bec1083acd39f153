import { Test } from '@nestjs/testing';
import { AuditEventsRepository } from '../../../shared/audit/audit-events.repository.js';
import { KeyRing } from '../../../shared/blobs/key-ring.js';
import { sealText } from '../../../shared/blobs/sealed-text.engine.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { tenantContext } from '../../../shared/tenancy/tenant-context.js';
import { Clock } from '../../../shared/time/clock.js';
import { CompanyCalendar } from '../calendar/company-calendar.repository.js';
import { CalendarFeedsRepository } from './calendar-feeds.repository.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { RemindersService } from './reminders.service.js';

const KEYS = new KeyRing('k', new Map([['k', Buffer.alloc(32, 7)]]));
const COMPANY = '01900000-0000-7000-8000-00000000000c';
const FEED = '01900000-0000-7000-8000-00000000000f';

describe('CalendarFeedsService', () => {
  const acts: unknown[] = [];
  let isReadable: boolean;
  let service: CalendarFeedsService;
  beforeEach(async () => {
    acts.length = 0;
    isReadable = true;
    const feeds = {
      insert: async (facts: object) => (acts.push(facts), { id: FEED, companyId: COMPANY }),
      updateIf: async (_: string, was: object, facts: object) => (acts.push(was, facts), { label: 'Office' }),
      readable: async (id: string) => (acts.push(id, tenantContext.current()), isReadable ? {} : null),
    };
    const note = async ({ outcome, details }: { outcome: string; details: object }): Promise<void> =>
      void acts.push([outcome, details]);
    const reminder = { id: 'audit/1/2026-07-01', kind: 'audit', dueOn: '2026-07-01', state: 'due', recordId: '1' };
    const module = await Test.createTestingModule({
      providers: [
        CalendarFeedsService,
        { provide: CalendarFeedsRepository, useValue: feeds },
        { provide: RemindersService, useValue: { forCalendar: async () => [reminder] } },
        { provide: CompanyCalendar, useValue: { companyName: async () => 'Clinic' } },
        { provide: KeyRing, useValue: KEYS },
        { provide: UnitOfWork, useValue: { run: (work: () => unknown) => work() } },
        { provide: AuditEventsRepository, useValue: { note } },
        { provide: Clock, useValue: { now: () => '2026-06-30T12:00:00.000Z' } },
      ],
    }).compile();
    service = module.get(CalendarFeedsService);
  });
  const tokenOf = ({ path }: { path: string }): string => path.split('token=')[1]!;
  const read = (token: string): Promise<string> => tenantContext.run({ requestId: 'r' }, () => service.read(token));

  it('answers the calendar behind the address that it gave, as its company, and has in the trail that it left', async () => {
    const text = await read(tokenOf(await service.create('Office')));
    expect(text).toContain('X-WR-CALNAME:Clinic: compliance\r\n');
    expect(text).toContain('DTSTART;VALUE=DATE:20260701\r\n');
    const store = { requestId: 'r', companyId: COMPANY, action: 'readCalendarFeed' };
    expect(acts).toEqual([{ label: 'Office', revokedAt: null }, FEED, store, ['shown', { reminders: 1 }]]);
  });

  it('finds nothing behind an address that is void, and tells nobody anything', async () => {
    const token = tokenOf(await service.create('Office'));
    isReadable = false;
    await expect(read(token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(acts.filter((each) => Array.isArray(each))).toEqual([]);
  });

  it.each([
    ['made up', 'k.AAAA'],
    ['empty', ''],
    ['sealed for another purpose', sealText(KEYS, 'webhook-secret', 'calendar-feed', `${COMPANY} ${FEED}`)],
    ['sealed here, but no place', sealText(KEYS, 'calendar-feed', 'calendar-feed', `${COMPANY} ${FEED} x`)],
  ])('looks for nothing behind an address that is %s', async (_, token) => {
    await expect(read(token)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(acts).toEqual([]);
  });

  it('gives a new address under the same label, and makes the old one void, once', async () => {
    await service.rotate(FEED);
    const voided = [{ revokedAt: null }, { revokedAt: '2026-06-30T12:00:00.000Z' }];
    expect(acts).toEqual([...voided, { label: 'Office', revokedAt: null }]);
  });
});
