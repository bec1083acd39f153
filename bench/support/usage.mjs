// Preloaded into measured processes: tells CPU time and peak memory when asked, and at the end.
import { readFileSync } from 'node:fs';

function usage() {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: Math.round(peakKb(maxRSS) / 1024) };
}

// On Linux maxRSS begins with what the parent had; VmHWM is the program's own.
function peakKb(maxRss) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return maxRss;
  }
}

if (process.send) {
  process.on('message', () => process.send(usage()));
  process.channel.unref();
  process.once('beforeExit', () => process.connected && process.send(usage()));
}
