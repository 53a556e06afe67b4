/** Real workers, counted. */
export class CountedWorker extends Worker {
  static readonly started: CountedWorker[] = [];
  readonly name: string | undefined;
  isOver = false;

  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    this.name = options?.name;
    CountedWorker.started.push(this);
  }

  override terminate(): void {
    this.isOver = true;
    super.terminate();
  }
}

/** One whose script is not there. */
export class MissingWorker extends CountedWorker {
  constructor(_: string | URL, options?: WorkerOptions) {
    super('/no-such-script.js', options);
  }
}
