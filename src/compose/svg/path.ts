/** A path in straight lines and cubic curves; coordinates absolute. */
export type PathStep =
  | { readonly op: 'move' | 'line'; readonly x: number; readonly y: number }
  | {
      readonly op: 'curve';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly op: 'close' };

/** Collects a path. */
export class PathBuilder {
  readonly steps: PathStep[] = [];
  x = 0;
  y = 0;
  #startX = 0;
  #startY = 0;
  #closed = false;

  move(x: number, y: number): void {
    this.steps.push({ op: 'move', x, y });
    this.#startX = x;
    this.#startY = y;
    this.#to(x, y);
  }

  line(x: number, y: number): void {
    this.#reopen();
    this.steps.push({ op: 'line', x, y });
    this.#to(x, y);
  }

  curve(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#reopen();
    this.steps.push({ op: 'curve', x1, y1, x2, y2, x, y });
    this.#to(x, y);
  }

  /** A quadratic curve as the cubic one that it is. */
  quadratic(cx: number, cy: number, x: number, y: number): void {
    const third = 2 / 3;
    this.curve(
      this.x + third * (cx - this.x),
      this.y + third * (cy - this.y),
      x + third * (cx - x),
      y + third * (cy - y),
      x,
      y,
    );
  }

  close(): void {
    this.steps.push({ op: 'close' });
    this.#to(this.#startX, this.#startY);
    this.#closed = true;
  }

  #to(x: number, y: number): void {
    this.x = x;
    this.y = y;
    this.#closed = false;
  }

  /** After `close` the next stroke starts a subpath of its own where the last one started. */
  #reopen(): void {
    if (this.#closed) this.move(this.x, this.y);
  }
}
