import { LaunchFailure } from './embedded/launch-failure.js';

/** Why the server could not start, for the person who typed the command. */
export function startFailure(error: unknown): string {
  if (error instanceof LaunchFailure) return error.message;
  const { code, syscall, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (syscall === 'listen' && code === 'EADDRINUSE') {
    return (
      `Port ${port} is taken: another program, or another Quintet, listens there. ` +
      'Stop it, or set PORT and METRICS_PORT to ports that are free.'
    );
  }
  if (syscall === 'listen')
    return `The server cannot listen on port ${port} (${code}). Set PORT, METRICS_PORT or HOST.`;
  return `The server could not start: ${stack ?? message}`;
}
