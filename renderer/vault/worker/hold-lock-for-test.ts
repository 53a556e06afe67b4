declare const self: DedicatedWorkerGlobalScope;

/** Holds a lock for as long as this worker lives, and tells who started it when it has it. */
export function holdLock(name: string): void {
  void navigator.locks.request(`helper/${name}`, () => {
    self.postMessage({ isHeld: true });
    return new Promise(() => undefined);
  });
}
