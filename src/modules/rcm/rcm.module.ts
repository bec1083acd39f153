import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Payer } from './payers/payer.entity.js';
import { PayersController } from './payers/payers.controller.js';
import { PayersRepository } from './payers/payers.repository.js';
import { PayersService } from './payers/payers.service.js';

/** Revenue cycle: payers, claims, remittances and what is owed. */
@Module({
  imports: [TypeOrmModule.forFeature([Payer])],
  controllers: [PayersController],
  providers: [PayersRepository, PayersService],
})
export class RcmModule {}
