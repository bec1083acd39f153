// A server process that works on jobs of kind `count` and can be killed: node count-worker.mjs <dist> <url> <data directory>
// Each row is one unit of work. A row that is done twice breaks the table's primary key, and fails the job at once.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const [dist, databaseUrl, dataDir] = process.argv.slice(2);
const built = (path) => import(pathToFileURL(join(dist, path)).href);
const { AppModule } = await built('app.module.js');
const { settingsFrom } = await built('shared/config/settings.js');
const { Database } = await built('shared/database/database.js');
const { UnitOfWork } = await built('shared/database/unit-of-work.js');
const { createHttpApp } = await built('shared/http/http-app.js');
const { JobHandlers } = await built('shared/jobs/job-handlers.js');

const settings = settingsFrom({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }, databaseUrl);
const app = await createHttpApp(AppModule.with(settings), settings);
const [database, units] = [app.get(Database), app.get(UnitOfWork)];

app.get(JobHandlers).register({
  kind: 'count',
  async run(job) {
    for (let row = (job.state?.row ?? 0) + 1; row <= job.params.rows; row++) {
      job.stopIfAsked();
      await units.run(async () => {
        await database.query('INSERT INTO counted_rows (company_id, row_number, worker) VALUES ($1, $2, $3)', [
          row,
          process.pid,
        ]);
        await sleep(job.params.milliseconds);
        await job.checkpoint({ row }, { done: row, total: job.params.rows });
      });
    }
  },
});
await app.init();
process.stdout.write('ready\n');
process.once('SIGTERM', () => void app.close());
