import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { CareBundleElementsRepository } from './care-bundle-elements.repository.js';
import type { CareBundleDetail, CreateBundleEditionDto, CreateCareBundleDto } from './care-bundle.dto.js';
import { elementProblems } from './care-bundle.rules.js';
import { CareBundlesRepository } from './care-bundles.repository.js';
import { DEFAULT_BUNDLES } from './default-bundles.codes.js';

/** Bundles and their editions; what an edition holds never changes. */
@Injectable()
export class CareBundlesService {
  constructor(
    private readonly bundles: CareBundlesRepository,
    private readonly elements: CareBundleElementsRepository,
    private readonly units: UnitOfWork,
  ) {}

  /** Throws NOT_FOUND. */
  async details(id: string): Promise<CareBundleDetail> {
    const [bundle, elements] = await Promise.all([this.bundles.get(id), this.elements.of(id)]);
    return Object.assign(bundle, { elements });
  }

  /** Edition 1 of a new code. Throws DUPLICATE when there is one. */
  create({ elements, ...facts }: CreateCareBundleDto): Promise<CareBundleDetail> {
    refuseTwins(elements);
    return this.units.run(async () => {
      const bundle = await this.bundles.insert({ ...facts, edition: 1, status: 'active' });
      await this.elements.add(bundle.id, elements);
      return this.details(bundle.id);
    });
  }

  /** The next edition of an active one, which it supersedes. Throws STATE_FORBIDS, VERSION_STALE. */
  addEdition(id: string, version: number, { elements, ...facts }: CreateBundleEditionDto): Promise<CareBundleDetail> {
    refuseTwins(elements);
    return this.units.run(async () => {
      const { code, edition, name, steward, source } = await this.supersede(id, version, 'superseded');
      const next = { code, name, steward, source, ...facts, edition: edition + 1, status: 'active' as const };
      const bundle = await this.bundles.insert(next);
      await this.elements.add(bundle.id, elements);
      return this.details(bundle.id);
    });
  }

  /** Ends the use of a bundle; what was assessed by it stays. Throws STATE_FORBIDS, VERSION_STALE. */
  retire(id: string, version: number): Promise<CareBundleDetail> {
    return this.units.run(async () => {
      await this.supersede(id, version, 'retired');
      return this.details(id);
    });
  }

  /** Adds those default bundles of which the company has no edition; answers the added ones. */
  installDefaults(): Promise<CareBundleDetail[]> {
    return this.units.run(async () => {
      const taken = await this.bundles.codes();
      const added: CareBundleDetail[] = [];
      for (const { elements, ...bundle } of DEFAULT_BUNDLES.filter(({ code }) => !taken.has(code))) {
        added.push(await this.create({ ...bundle, elements: [...elements] }));
      }
      return added;
    });
  }

  private async supersede(id: string, version: number, status: 'superseded' | 'retired') {
    const bundle = await this.bundles.get(id);
    if (bundle.status !== 'active') throw new DomainError('STATE_FORBIDS', [], `the bundle is ${bundle.status}`);
    return this.bundles.update(id, version, { status });
  }
}

function refuseTwins(elements: readonly { code: string }[]): void {
  const problems = elementProblems(elements);
  if (problems.length > 0) throw new DomainError('VALIDATION_FAILED', problems);
}
