import { Injectable } from '@nestjs/common';
import { MipsScores, type MipsScoring } from './mips-scores.port.js';

export const UNSCORED =
  'QualityMeasures computes the score by the rules of the year; it is not part of this system yet';

/** Says why there is no score, as long as nothing computes one: never a guess. */
@Injectable()
export class UnscoredMips extends MipsScores {
  scoreOf(): Promise<MipsScoring> {
    return Promise.resolve({ score: null, reason: UNSCORED });
  }
}
