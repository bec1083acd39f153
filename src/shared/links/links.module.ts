import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Link } from './link.entity.js';
import { LinksRepository } from './links.repository.js';

/** Links between records of different modules. */
@Global()
@Module({ imports: [TypeOrmModule.forFeature([Link])], providers: [LinksRepository], exports: [LinksRepository] })
export class LinksModule {}
