// The door of quality improvement: what other modules and the server may use of it.
export { DemoProjectService } from './demo/demo-project.service.js';
export { QualityImprovementModule } from './quality-improvement.module.js';
export { QualityImprovementService } from './quality-improvement.service.js';
