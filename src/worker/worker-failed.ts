/** A worker failed on a task: it threw, or it died or stalled, be it of this task or of another one, and was replaced. */
export class WorkerFailed extends Error {
  readonly how: 'threw' | 'died' | 'stalled';
  /** What became of it, in words; no personal data. */
  readonly reason: string;

  constructor(how: WorkerFailed['how'], reason: string, cause: unknown) {
    super(`a worker ${how}: ${reason}`, { cause });
    this.name = 'WorkerFailed';
    this.how = how;
    this.reason = reason;
  }
}
