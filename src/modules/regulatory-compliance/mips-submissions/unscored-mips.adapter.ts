import { Injectable } from '@nestjs/common';
import { UNSCORED } from './mips-submission.codes.js';
import { MipsScores, type MipsScoring } from './mips-scores.port.js';

/** Says why there is no score, as long as nothing computes one: never a guess. */
@Injectable()
export class UnscoredMips extends MipsScores {
  scoreOf(): Promise<MipsScoring> {
    return Promise.resolve({ score: null, reason: UNSCORED });
  }
}
