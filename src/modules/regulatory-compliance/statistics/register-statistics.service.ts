import { Injectable } from '@nestjs/common';
import { UNSCORED } from '../mips-submissions/mips-submission.codes.js';
import type { AsOf } from '../requirements/requirement-status.rules.js';
import type { RegisterFigures } from './register-figures.dto.js';
import { RegisterFiguresRepository } from './register-figures.repository.js';

/** What the registers come to on a day. */
@Injectable()
export class RegisterStatistics {
  constructor(private readonly figures: RegisterFiguresRepository) {}

  async figuresOf(asOf: AsOf): Promise<RegisterFigures> {
    const byYear = await this.figures.mipsByYear(asOf);
    const mips = { byYear, compositeScore: null, compositeReason: UNSCORED };
    return { mips, ...(await this.figures.others(asOf)) };
  }
}
