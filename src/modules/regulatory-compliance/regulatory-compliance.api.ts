// The door of regulatory compliance: what the server may use of it.
export { RegulatoryComplianceModule } from './regulatory-compliance.module.js';
export { RegulatoryComplianceService } from './regulatory-compliance.service.js';
