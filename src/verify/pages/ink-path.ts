/** The least rectangle around points, in pt from the page's lower left corner. */
export class InkPath {
  left = Infinity;
  bottom = Infinity;
  right = -Infinity;
  top = -Infinity;

  add(x: number, y: number): void {
    if (x < this.left) this.left = x;
    if (x > this.right) this.right = x;
    if (y < this.bottom) this.bottom = y;
    if (y > this.top) this.top = y;
  }
}
