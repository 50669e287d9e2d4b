/** A typed array that grows: numbers of one kind without a box around each. */
export class GrowingFloats {
  private data = new Float32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.data.length) {
      const larger = new Float32Array(this.data.length * 2);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = value;
  }

  /** Longer than what was pushed. */
  values(): Float32Array {
    return this.data;
  }
}
