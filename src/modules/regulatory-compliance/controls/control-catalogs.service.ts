import { Injectable } from '@nestjs/common';
import type { StagedBlob } from '../../../shared/blobs/staged-blob.js';
import { UnitOfWork } from '../../../shared/database/unit-of-work.js';
import { DomainError } from '../../../shared/errors/domain-error.js';
import { JsonFiles } from '../../../shared/uploads/json-files.reader.js';
import { HIPAA_TITLE, hipaaCatalog } from '../oscal/hipaa-catalog.rules.js';
import { type ReadOscal, readOscal, stableUuid } from '../oscal/oscal-document.engine.js';
import { OscalDocumentsRepository } from '../oscal/oscal-documents.repository.js';
import { type ControlFacts, controlsOf, repeatedKeys, selectedKeys, titlesOf } from '../oscal/oscal.rules.js';
import type { ControlCatalog } from './control-catalog.entity.js';
import { ControlCatalogsRepository } from './control-catalogs.repository.js';
import { ControlsRepository } from './controls.repository.js';

/** NIST's whole SP 800-53 catalog has 10 MB. */
const LARGEST_BYTES = 16 * 1024 * 1024;

/** Catalogs and profiles: the HIPAA Security Rule, and OSCAL documents as they are imported and written back. */
@Injectable()
export class ControlCatalogsService {
  constructor(
    private readonly catalogs: ControlCatalogsRepository,
    private readonly controls: ControlsRepository,
    private readonly documents: OscalDocumentsRepository,
    private readonly files: JsonFiles,
    private readonly units: UnitOfWork,
  ) {}

  /** Installs the HIPAA Security Rule; answers the catalog that is there already, when it is. */
  installHipaa(): Promise<ControlCatalog> {
    return this.units.run(async () => {
      const uuid = stableUuid(HIPAA_TITLE);
      const known = await this.catalogs.byUuid(uuid);
      if (known !== null) return known;
      return this.keep(readOscal(hipaaCatalog(uuid)) as ReadOscal);
    });
  }

  /**
   * Imports an OSCAL catalog or profile. INVALID_JSON and its like with the byte, OSCAL_INVALID with all that is wrong,
   * DUPLICATE when its UUID is known.
   */
  async import(content: StagedBlob): Promise<ControlCatalog> {
    const read = readOscal(await this.files.read(content, LARGEST_BYTES).catch(sayForm));
    if (Array.isArray(read)) throw new DomainError('OSCAL_INVALID', read);
    return this.units.run(() => this.keep(read));
  }

  /** The document as OSCAL JSON, with all that it came with. NOT_FOUND when there is no such catalog. */
  async export(id: string): Promise<Record<string, unknown>> {
    return this.documents.ofCatalog(id);
  }

  private async keep(read: ReadOscal): Promise<ControlCatalog> {
    const { kind, document, body } = read;
    const controls = read.kind === 'catalog' ? controlsOf(read.body) : [];
    refuseRepeated(controls);
    const controlKeys = read.kind === 'profile' ? selectedKeys(read.body) : [];
    const oscalUuid = body.uuid.toLowerCase();
    const catalog = await this.catalogs.insert({
      ...{ kind, oscalUuid, ...titlesOf(body.metadata), controlKeys },
    });
    await this.controls.addAll(catalog.id, controls);
    await this.documents.addDocument(catalog.id, document);
    return catalog;
  }
}

/** OSCAL is published in three forms; what is no JSON is often one of the others. */
function sayForm(error: unknown): never {
  if (!(error instanceof DomainError && error.code === 'INVALID_JSON')) throw error;
  throw new DomainError(error.code, error.problems, 'OSCAL is read in its JSON form, not as XML or YAML.');
}

function refuseRepeated(controls: readonly ControlFacts[]): void {
  const repeated = repeatedKeys(controls);
  if (repeated.length === 0) return;
  const message = `two controls have the id ${repeated[0]}`;
  throw new DomainError('OSCAL_INVALID', [{ code: 'OSCAL_INVALID', message, pointer: '/catalog' }]);
}
