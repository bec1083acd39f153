import { Injectable } from '@nestjs/common';
import type { JsonText } from '../../../shared/http/json-text.js';
import type { CreateClaimLineDto, UpdateClaimLineDto } from './claim.dto.js';
import { ClaimEditing } from './claim-editing.service.js';
import { newLine, nextLineNumber } from './claim-line.rules.js';
import { ClaimLinesRepository } from './claim-lines.repository.js';

/** Adding, changing and removing lines of an editable claim; each answers the whole claim with its new total. */
@Injectable()
export class ClaimLinesService {
  constructor(
    private readonly editing: ClaimEditing,
    private readonly lines: ClaimLinesRepository,
  ) {}

  add(claimId: string, version: number, facts: CreateClaimLineDto): Promise<JsonText> {
    return this.editing.edit(claimId, version, async (claim) => {
      const lineNumber = nextLineNumber(await this.lines.of(claimId));
      await this.lines.insert({ ...newLine(facts, lineNumber, claim.patientControlNumber), claimId });
      return {};
    });
  }

  change(claimId: string, version: number, lineId: string, facts: UpdateClaimLineDto): Promise<JsonText> {
    return this.editing.edit(claimId, version, async () => {
      const line = await this.lines.lineOf(claimId, lineId);
      await this.lines.update(lineId, line.version, facts);
      return {};
    });
  }

  remove(claimId: string, version: number, lineId: string): Promise<JsonText> {
    return this.editing.edit(claimId, version, async () => {
      const line = await this.lines.lineOf(claimId, lineId);
      await this.lines.delete(lineId, line.version);
      return {};
    });
  }
}
