import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CompanyDays } from '../../../shared/time/company-days.js';
import type { CloseDenialDto, DenialNotePage, ListDenialNotesQuery } from './denial.dto.js';
import type { DenialNote } from './denial-note.entity.js';
import { DenialNotesRepository } from './denial-notes.repository.js';
import type { Denial } from './denial.entity.js';
import { snoozeProblem } from './denial.rules.js';
import { DenialsRepository } from './denials.repository.js';

/** What people do with denials. Each act is on a denial that still has `version`, and answers it as it stands then. */
@Injectable()
export class DenialsService {
  constructor(
    private readonly denials: DenialsRepository,
    private readonly notes: DenialNotesRepository,
    private readonly units: UnitOfWork,
    private readonly days: CompanyDays,
  ) {}

  /** Gives an open denial to a user, or to nobody. Throws STATE_FORBIDS, REFERENCE_NOT_FOUND. */
  assign(id: string, version: number, assigneeId: string | null): Promise<Denial> {
    return this.act(id, version, 'open', () => ({ assigneeId }));
  }

  /** Takes a denial off the worklist until a day. Throws STATE_FORBIDS, VALIDATION_FAILED when that is past its deadline. */
  async snooze(id: string, version: number, untilOn: string): Promise<Denial> {
    const today = await this.days.today();
    return this.act(id, version, 'open', ({ dueOn }) => {
      const message = snoozeProblem(untilOn, dueOn, today);
      if (message !== null)
        throw new DomainError('VALIDATION_FAILED', [{ code: 'SNOOZE_DAY', message, pointer: '/untilOn' }]);
      return { workableFromOn: untilOn };
    });
  }

  /** Closes an open denial; the note is kept with it. */
  close(id: string, version: number, { reason, note }: CloseDenialDto): Promise<Denial> {
    return this.units.run(async () => {
      const closed = await this.act(id, version, 'open', () => ({ status: 'closed', closeReason: reason }));
      // After the denial is locked: the note's key alone would let two in, and each would wait for the other.
      if (note !== undefined) await this.notes.insert({ denialId: id, note });
      return closed;
    });
  }

  /** Puts a closed denial back on the worklist, today. */
  async reopen(id: string, version: number): Promise<Denial> {
    const workableFromOn = await this.days.today();
    return this.act(id, version, 'closed', () => ({
      status: 'open',
      closeReason: null,
      resolvedById: null,
      workableFromOn,
    }));
  }

  /** A note, whatever the state. */
  addNote(id: string, note: string): Promise<DenialNote> {
    return this.units.run(async () => {
      await this.denials.get(id);
      return this.notes.insert({ denialId: id, note });
    });
  }

  async notesOf(id: string, query: ListDenialNotesQuery): Promise<DenialNotePage> {
    await this.denials.get(id);
    return this.notes.ofDenial(id, query);
  }

  private act(
    id: string,
    version: number,
    expected: Denial['status'],
    change: (denial: Denial) => Partial<Denial>,
  ): Promise<Denial> {
    return this.units.run(async () => {
      const denial = await this.denials.get(id);
      if (denial.version !== version) throw new DomainError('VERSION_STALE');
      if (denial.status !== expected) throw new DomainError('STATE_FORBIDS', [], `the denial is ${denial.status}`);
      await this.denials.update(id, version, change(denial));
      return this.denials.read(id);
    });
  }
}
