import { Injectable } from '@nestjs/common';
import { notFound } from '../../errors/domain-error.js';
import type { NoticeForMe } from './notice.dto.js';
import { NoticesRepository } from './notices.repository.js';

@Injectable()
export class NoticesService {
  constructor(private readonly notices: NoticesRepository) {}

  /** The caller has read a notice that is for him; another's notice is as good as missing. */
  async acknowledge(id: string): Promise<NoticeForMe> {
    if ((await this.notices.mine(id)) === undefined) throw notFound();
    await this.notices.acknowledge(id);
    return (await this.notices.mine(id))!;
  }
}
