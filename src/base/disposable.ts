/** Something that holds a resource until it is disposed of by whoever made it. */
export interface Disposable {
  dispose(): void;
}

/** Owns disposables and disposes of them last-in first-out; one that arrives after disposal is disposed of at once. */
export class DisposableStore implements Disposable {
  private readonly items: Disposable[] = [];
  private disposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.disposed) item.dispose();
    else this.items.push(item);
    return item;
  }

  dispose(): void {
    this.disposed = true;
    while (this.items.length > 0) this.items.pop()?.dispose();
  }
}
