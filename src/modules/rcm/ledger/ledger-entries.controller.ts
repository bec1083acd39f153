import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, ShowsPhi } from '../../../shared/access/allow.decorator.js';
import { LedgerEntryPage, ListLedgerEntriesQuery } from './ledger-entry.dto.js';
import { LedgerEntry } from './ledger-entry.entity.js';
import { LedgerEntriesRepository } from './ledger-entries.repository.js';

@ApiTags('RCM: ledger')
@Controller('rcm/ledger-entries')
export class LedgerEntriesController {
  constructor(private readonly entries: LedgerEntriesRepository) {}

  /** List postings */
  @Get()
  @Allow('ledger:read')
  @ShowsPhi('ledger_entries')
  listLedgerEntries(@Query() query: ListLedgerEntriesQuery): Promise<LedgerEntryPage> {
    return this.entries.list(query);
  }

  /** Read a posting */
  @Get(':id')
  @Allow('ledger:read')
  @ShowsPhi('ledger_entries')
  readLedgerEntry(@Param('id', ParseUUIDPipe) id: string): Promise<LedgerEntry> {
    return this.entries.get(id);
  }
}
