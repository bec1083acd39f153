import { type DynamicModule, Module } from '@nestjs/common';
import { ClinicalRecordModule } from './modules/clinical-record/clinical-record.module.js';
import { QualityImprovementModule } from './modules/quality-improvement/quality-improvement.module.js';
import { RcmModule } from './modules/rcm/rcm.module.js';
import { RegulatoryComplianceModule } from './modules/regulatory-compliance/regulatory-compliance.module.js';
import { SharedModule } from './shared/shared.module.js';
import type { Settings } from './shared/config/settings.js';

/** The application: one line per domain. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SharedModule.with(settings),
        ClinicalRecordModule,
        RcmModule,
        QualityImprovementModule,
        RegulatoryComplianceModule,
      ],
    };
  }
}
