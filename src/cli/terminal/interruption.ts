const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Turns Ctrl-C and its kin into an abort signal, so that whatever runs can put things back before the process ends. A
 * second one is still ours (things are being put back), a third ends the process as the system would.
 */
export function listenForInterruption(): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  let received = 0;
  const stop = (): void => {
    for (const each of signals) process.off(each, interrupt);
  };
  const interrupt = (): void => {
    received += 1;
    if (received === 1) controller.abort();
    else stop();
  };
  for (const each of signals) process.on(each, interrupt);
  return { signal: controller.signal, stop };
}
